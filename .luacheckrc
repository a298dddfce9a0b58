std = 'lua54'
max_line_length = 100
-- what the program defines before a script runs
read_globals = { 'corpus', 'entente' }
