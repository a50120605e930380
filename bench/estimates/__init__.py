"""Reconciling figures: this estimator and its peers over the same data, in one run."""
