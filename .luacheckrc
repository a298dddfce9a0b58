std = 'lua54'
max_line_length = 120
-- what the program defines before a script runs
read_globals = { 'corpus', 'entente' }
