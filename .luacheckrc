std = 'lua54'
max_line_length = 120
-- what the program defines before a script runs
read_globals = { 'corpus', 'entente' }
-- made by `entente --meta`: declarations, which define those globals and use nothing
exclude_files = { 'scripts/meta' }
