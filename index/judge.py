"""Ranked passages to judged sentences: chosen, read, and put in order by names, dates and words."""

from __future__ import annotations

import numpy as np

from index.choose import Sentences, choose
from index.counted import prefer_counted
from index.generation import Generation
from index.namesakes import avoid_namesakes
from index.open_reader import OpenReader
from index.phrases import prefer_literal
from index.question import Question
from index.read import read
from index.retrieve import Candidates
from index.timeliness import timeliness
from index.true_premises import prefer_true_premises

TIMELY = 2.0
"""What the dates of a question weigh among sentences; 1 to 4 do alike."""


def judge(
    generation: Generation, reader: OpenReader | None, asked: Question, candidates: Candidates
) -> Sentences:
    """Return the sentences of passages that were retrieved, best first, read if there is a reader.

    Quoted words, names and dates decide twice: what is read, and what of it comes first. Where the
    reader does not know the best sentence's language, nothing is read.
    """
    sentences = _by_words(generation, asked, choose(generation, asked, candidates))
    if reader is not None and reader.knows(_language(generation, sentences)):
        sentences = _by_words(generation, asked, read(generation, reader, asked, sentences))
    sentences = prefer_counted(generation, asked.text, sentences)
    return prefer_true_premises(generation, asked.text, sentences)


def _by_words(generation: Generation, asked: Question, sentences: Sentences) -> Sentences:
    sentences = prefer_literal(generation, asked.text, sentences)
    sentences = avoid_namesakes(generation, asked.text, sentences)
    if not asked.dates:
        return sentences
    releases = generation.tables.sentences[sentences.rows, 0].astype(np.int64)
    worth = timeliness(generation, asked.dates, releases)
    return sentences.rescored(sentences.scores + TIMELY * worth)


def _language(generation: Generation, sentences: Sentences) -> str:
    """Return the language of the best sentence's release; empty where there is none."""
    tables = generation.tables
    if len(sentences.rows) == 0:
        return ""
    return tables.releases[int(tables.sentences[sentences.rows[0], 0])].language
