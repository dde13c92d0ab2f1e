"""REST resources of synthesis, and what the resources of both apps share.

``resource`` is the base of every endpoint, ``strict`` reads inputs, ``paging`` gives lists
out in parts, ``refusals`` turns expected errors into problem JSON.
"""
