"""Other systems that read attributions, each behind the same function as ours."""
