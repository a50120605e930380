"""The measured comparisons, runnable by anyone; each harness prints a Markdown table."""
