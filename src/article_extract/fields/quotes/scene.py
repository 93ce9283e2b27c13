"""What a reader of quotations knows at a place: the sentences told, the cast, and the quotation heard before."""

from __future__ import annotations

from dataclasses import dataclass, field

from article_extract.fields.quotes.candidates import candidates
from article_extract.fields.quotes.cast import Cast
from article_extract.fields.quotes.context import Sentence
from article_extract.fields.quotes.evidence import Attribution, cue_subject
from article_extract.fields.quotes.mentions import Mention, Speaker
from article_extract.fields.quotes.names import parts_of
from article_extract.fields.quotes.phrases import Candidate
from article_extract.fields.quotes.pronouns import antecedent
from article_extract.fields.quotes.sources import sentence_subject
from article_extract.fields.quotes.spans import Span
from article_extract.fields.quotes.speakers import believe
from article_extract.fields.quotes.told import Told
from article_extract.fields.quotes.words import Words
from article_extract.model import Quote

CITED_REACH = 3  # sentences back to the text that “it says” somebody in
SEVERAL_REACH = 2  # paragraphs back to the people that “they” are


@dataclass(slots=True)
class Heard:
    """The quotation before: who spoke, with what word, and where it ended. sure: a reporting word names who it was."""

    quote: Quote
    span: Span
    found: Attribution | None
    open_ended: bool
    sure: bool


@dataclass(slots=True)
class Scene:
    """An article's sentences by paragraph, who is in it, and the quotations so far, the last one as heard."""

    paragraphs: list[str]
    told: Told
    cast: Cast
    words: Words
    quotes: list[Quote] = field(default_factory=list)
    heard: Heard | None = None

    def hear(self, quote: Quote, span: Span, found: Attribution | None) -> None:
        """Take up a quotation; its speaker is evidence for what follows."""
        self.quotes.append(quote)
        sure = found is not None or quote.cue is not None or self._is_handed_on(quote)
        self.heard = Heard(quote, span, found, not span.closed, sure)
        if quote.speaker and self.words.order != "cjk":  # where no pronoun is led back to who spoke
            self.cast.speak((span.paragraph, span.right), quote.speaker)

    def _is_handed_on(self, quote: Quote) -> bool:
        """Whether a quotation is of who was heard before for sure: it goes on from that one, or is a person's again."""
        before = self.heard
        if before is None or not before.sure or quote.speaker != before.quote.speaker:
            return False
        figure = self.cast.longest(parts_of(quote.speaker)) if quote.speaker else None
        return quote.continues or (figure is not None and figure.person)

    def believe(self, mention: Mention | None) -> Speaker:
        """Whom a mention means; “it” may be a text and “they” several people who have no name."""
        if mention is None:
            return Speaker(None, "no subject found")
        before = self._before(mention) if mention.kind in ("pronoun", "implied") else None
        if before is None:
            return believe(self.cast, mention)
        speaker = believe(self.cast, before)
        return speaker._replace(reason=f"“{mention.text}” is “{before.text}”; {speaker.reason}")

    def introduced(self, mention: Mention | None) -> Speaker | None:
        """Who a description in a summary is, where the next paragraph begins with the name: an expert has claimed."""
        paragraph = mention.at[0] + 1 if mention is not None else len(self.told)
        if mention is None or mention.kind != "description" or paragraph >= len(self.told) or not self.told[paragraph]:
            return None
        lows = mention.text.lower().split()
        person = any(self.words.is_person_noun(low) for low in lows) and mention.gender != "pl"
        if not self.words.rigid or not person or lows[0] not in self.words.indefinite:
            return None
        first = self.told[paragraph][0]
        about = sentence_subject(first, self.cast)
        if about is None or about.sort != "name" or about.governed or about.owner:
            return None
        figure = self.cast.longest(parts_of(about.mention.text))
        if figure is None or figure.group or figure.places[0][0] != paragraph:
            return None
        teller = self._teller(first)
        if not figure.offices and (teller is None or teller.text != about.mention.text):
            return None
        return Speaker(figure.name, f"“{mention.text}”: {figure.name}, first named in the next paragraph")

    def _before(self, mention: Mention) -> Mention | None:
        """The words in front that a pronoun for a thing or for several stands for, or where “it says” so."""
        if mention.kind == "implied":
            return self._text_cited(mention) if mention.gender == "n" else self._told_of(mention)
        if mention.gender == "n":
            return self._text_before(mention)
        if mention.gender == "pl":
            return self._several_before(mention)
        spoke = self._unnamed_heard(mention) if mention.gender in ("m", "f") else None
        if spoke is not None and not self.words.rigid:  # der Chef is rather who the article has named
            new = spoke.text.split()[0].lower() in self.words.indefinite
            spoke = spoke if self.words.noun_capitals and new else None
        if spoke is not None and not any(seen.figure.person for seen in self.cast.named_between(spoke.at, mention.at)):
            return spoke  # a spokesperson for the colleges said …, he said
        if self.words.noun_capitals and mention.gender in ("m", "f"):
            nearer = self._described_nearer(mention)
            if nearer is not None:
                return nearer
        return self._unnamed_before(mention) if antecedent(self.cast, mention.at, mention.gender)[0] is None else None

    def _unnamed_before(self, mention: Mention) -> Mention | None:
        """The person without a name that “he” or “she” is, where nobody with a name can be meant: a man in Saxony."""
        spoke = self._unnamed_heard(mention)
        if spoke is not None:
            return spoke
        for paragraph in range(mention.at[0], max(-1, mention.at[0] - 1 - SEVERAL_REACH), -1):
            for sentence in reversed(self.told[paragraph]):
                for candidate in candidates(sentence, self.cast):
                    first = sentence.tokens[candidate.first].low
                    single = candidate.sort == "person" and candidate.mention.gender != "pl"
                    if not single or candidate.mention.at >= mention.at:
                        continue
                    if first in self.words.indefinite or self._is_whom(sentence, candidate):
                        told = self._gender_told(candidate.mention.text.lower().split())
                        if not told or not mention.gender or told == mention.gender:
                            return candidate.mention
        return None

    def _described_nearer(self, mention: Mention) -> Mention | None:
        """Whom a pronoun means where the sentence before names nobody but tells of one person: Der Minister lachte.

        Only one who is led back to somebody: others are as often called so whom the article has named.
        """
        listed = self.told[mention.at[0]]
        before = next((one for one in reversed(listed) if one.end <= mention.at[1]), None)
        if before is None or before.spans:
            return None
        start, end = (before.paragraph, before.start), mention.at
        if self.cast.heard(start, end) or any(seen.figure.person for seen in self.cast.named_between(start, end)):
            return None
        found: list[Mention] = []
        for candidate in candidates(before, self.cast):
            article = before.tokens[candidate.first].low
            told = "m" if article in self.words.nominative else "f"
            single = (
                candidate.mention.gender != "pl" and article in self.words.definite and article not in self.words.single
            )
            free = not (candidate.governed or candidate.oblique or candidate.owner)
            if single and free and told == mention.gender and candidate.sort == "person":
                found.append(candidate.mention)
        led = len(found) == 1 and believe(self.cast, found[0]).name != found[0].text
        return found[0] if led else None

    def _is_whom(self, sentence: Sentence, candidate: Candidate) -> bool:
        """Whether an article in German shows that a sentence is about a person: Dann spricht der Vater."""
        free = not (candidate.governed or candidate.oblique or candidate.owner)
        return self.words.noun_capitals and free and sentence.tokens[candidate.first].low in self.words.nominative

    def _gender_told(self, lows: list[str]) -> str:
        """Gender that a description tells by its nouns or by its article."""
        told = next((mark for low in lows if (mark := self.cast.gender_of(low))), "")
        return told or self.words.article_genders.get(lows[0], "")

    def _unnamed_heard(self, mention: Mention) -> Mention | None:
        """The description of who spoke last, if it is of one person: “…,” the driver said. “…,” he said."""
        said = self.heard.found.mention if self.heard is not None and self.heard.found is not None else None
        if said is None or said.kind != "description" or said.gender == "pl" or said.at >= mention.at:
            return None
        lows = said.text.lower().split()
        gender = self._gender_told(lows) or mention.gender
        person = any(self.words.is_person_noun(low) for low in lows)
        feminine = mention.gender == "f" and lows[0] in self.words.genitives  # der Opposition: sie
        person = person or (self.words.noun_capitals and feminine and any(map(self.words.is_body, lows)))
        near = said.at[0] >= mention.at[0] - SEVERAL_REACH
        return said if near and person and (not mention.gender or gender == mention.gender) else None

    def _told_of(self, mention: Mention) -> Mention | None:
        """Whom the sentence before is about, by office, where a verb needs no subject: El alcalde llegó. “…”, dijo."""
        if not self.words.drops:
            return None
        before = [one for one in self.told[mention.at[0]] if one.end <= mention.at[1] and one.tokens]
        while before and all(self.alone(before[-1], span) for span in before[-1].spans) and before[-1].spans:
            before.pop()
        about = sentence_subject(before[-1], self.cast) if before else None
        if about is None or about.sort != "person" or about.governed or about.owner or about.mention.gender == "pl":
            return None
        opening = before[-1].tokens[about.first].low
        if opening not in self.words.definite and (self.words.articles or opening in self.words.indefinite):
            return None
        return self._by_its_noun(before[-1], about)

    def _by_its_noun(self, sentence: Sentence, about: Candidate) -> Mention | None:
        """A description that leads to somebody, with all its words or those up to its noun: o senador (mostrou)."""
        noun = sentence.masked[sentence.tokens[about.first].start : sentence.tokens[about.head].end]
        short = about.mention._replace(text=noun)
        for mention in (about.mention, short):
            if believe(self.cast, mention).name != mention.text:
                return mention
        return short if about.last - about.head <= 1 and self.words.articles else None

    def _several_before(self, mention: Mention) -> Mention | None:
        """The people that “they” are: who spoke last, or the last phrase for several that nothing governs."""
        heard = self.heard
        said = heard.found.mention if heard is not None and heard.found is not None else None
        if said is not None and said.gender == "pl" and said.kind != "pronoun" and said.at[0] >= mention.at[0] - 1:
            return said
        for paragraph in range(mention.at[0], max(-1, mention.at[0] - 1 - SEVERAL_REACH), -1):
            for sentence in reversed(self.told[paragraph]):
                if (sentence.paragraph, sentence.end) > mention.at:
                    continue
                teller = self._teller(sentence)
                if teller is not None and teller.kind == "name":
                    return teller if teller.gender == "pl" else None
                several = self._several(sentence)
                if several is not None:
                    return several
        return None

    def _teller(self, sentence: Sentence) -> Mention | None:
        """Whom the first reporting verb of a sentence has for its subject."""
        return next((cue_subject(sentence, cue, self.cast) for cue in sentence.cues if cue.kind == "verb"), None)

    def _several(self, sentence: Sentence) -> Mention | None:
        """The first phrase of a sentence for several people that nothing governs."""
        for candidate in candidates(sentence, self.cast):
            free = not candidate.governed and not candidate.owner
            if free and candidate.mention.gender == "pl" and candidate.sort in ("name", "person"):
                return candidate.mention
        return None

    def _text_cited(self, mention: Mention) -> Mention | None:
        """The text in which “it says”: the last one brought up in the sentences before: Darin heißt es: „…“"""
        paragraphs = range(mention.at[0], max(-1, mention.at[0] - 2), -1)
        told = (sentence for paragraph in paragraphs for sentence in reversed(self.told[paragraph]))
        before = [sentence for sentence in told if (sentence.paragraph, sentence.end) <= mention.at]
        for sentence in before[:CITED_REACH]:
            texts = [c for c in candidates(sentence, self.cast) if c.sort == "document"]
            if texts and sentence.paragraph == mention.at[0]:
                return texts[-1].mention
            body = self._body_of(sentence) if sentence.paragraph == mention.at[0] else None
            if body is not None:
                return body
            if texts:
                return texts[-1].mention
        said = self.heard.found.mention if self.heard is not None and self.heard.found is not None else None
        return said if said is not None and said.kind in ("description", "name") else None

    def _body_of(self, sentence: Sentence) -> Mention | None:
        """The body that a German sentence is about, whose words “heißt es” goes on with: Die Post hat mehr zu tun."""
        for candidate in candidates(sentence, self.cast) if self.words.noun_capitals else ():
            free = not (candidate.governed or candidate.oblique or candidate.owner)
            figure = self.cast.longest(parts_of(candidate.mention.text)) if candidate.sort == "name" else None
            if free and figure is not None and (figure.group or any(map(self.words.is_body, figure.parts))):
                return candidate.mention
        return None

    def _text_before(self, mention: Mention) -> Mention | None:
        """The letter or report that “it” is: what the sentence before is about."""
        sentences = [one for one in self.told[mention.at[0]] if one.end <= mention.at[1]]
        heard = self.heard
        if not sentences and heard is not None and heard.quote.paragraph >= mention.at[0] - 1:
            said = heard.found.mention if heard.found is not None else None
            return said if said is not None and said.kind == "description" else None
        about = sentence_subject(sentences[-1], self.cast) if sentences else None
        return about.mention if about is not None and about.sort == "document" else None

    def alone(self, sentence: Sentence, span: Span) -> bool:
        """Whether the quotation is its whole sentence."""
        rest = sentence.masked[sentence.start : span.left] + sentence.masked[span.right : sentence.end]
        return not any(char.isalnum() for char in rest)
