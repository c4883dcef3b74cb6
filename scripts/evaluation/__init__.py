"""Measuring retrieval and answers on question sets, through the engine's public face alone.

Question sets and their releases are read and indexed, every question is asked as a user would ask
it, what comes back is judged, and figures with intervals are made of the judgements.
"""
