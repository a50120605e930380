"""The judgement in words; what changed since the last one."""
