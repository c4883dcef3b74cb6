"""Benchmarks: speed and size, side by side with plain peers, as ratios."""
