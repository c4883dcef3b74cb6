"""Verbatim beside the tools that people would pick instead: the same releases, the same questions.

Every contender is a program of its own (`scripts/benchmarks/contenders`) in an environment of its
own. They take turns, each turn in another order; what is found is written down as it comes, and
tables, JSON and plots are made of that.
"""
