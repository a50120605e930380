"""The workbench on this machine."""
