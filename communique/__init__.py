"""Official reports in, a ledger out: who met whom, what was said, figures, commitments and hubs."""

__version__ = "0.1.0"
