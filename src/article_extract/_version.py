"""The version, where the build, the command line and the user agent read it."""

__version__ = "0.1.0"
