"""Invented releases, as many as a benchmark wants: facts drawn first, then told in a grammar.

Nothing in them happened. Names of people, towns, ships, firms and agencies are invented, and so is
every number; the countries are real, as the tests of whole answers need them.
"""
