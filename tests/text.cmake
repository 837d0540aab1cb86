# Text pages: the dump that lib/text/train/train.py reads.
galley_inside_program(galley-lines tools/lines.c)
