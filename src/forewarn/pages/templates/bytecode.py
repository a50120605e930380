"""Compiled templates on disk: compiling all of them takes half a second."""

from contextlib import suppress

from jinja2.bccache import Bucket, FileSystemBytecodeCache


class CompiledTemplates(FileSystemBytecodeCache):
    """Compiled templates in a folder that belongs to the user.

    What is in the folder is run as code: it must never come with a case.  The folder is named by
    everything that compiling depends on besides the template's text.  A file that cannot be read,
    is broken or cannot be written is as good as none.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with a compiled template, where there is one."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001 (a broken file raises whatever its bytes happen to mean)
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write a compiled template."""
        with suppress(OSError):
            super().dump_bytecode(bucket)
