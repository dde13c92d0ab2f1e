"""Entity types: what a string or number *is*, which says what may feed what.

Types that several domains share are in ``common``; a type of one domain is in that
domain's file. A pack imports the types that it uses from there.
"""
