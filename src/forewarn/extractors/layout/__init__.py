"""What stands on the page: lines, paragraphs, tables, headlines, mails and threads.

A page becomes blocks, each with its role and with what the layout says of it: who speaks, who
passes it on, of which day it is.  The grammar reads the text of a block and knows no layout.
"""
