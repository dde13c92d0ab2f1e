"""Everything on one machine: what `make studio` prepares, starts, watches and stops."""
