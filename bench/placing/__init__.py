"""``python -m bench.placing``: which figure and which event belongs where, on labelled cases."""
