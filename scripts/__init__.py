"""What a person runs: the `verbatim` command, the shell entry points, benchmarks and training."""
