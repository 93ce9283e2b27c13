"""Roles: what each block is for, and why."""
