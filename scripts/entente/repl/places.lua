--- Where the prompt keeps its files, as the XDG Base Directory Specification has it.

local M = {}

local function folder(variable, below_home)
  local path, home = os.getenv(variable), os.getenv 'HOME'
  if path and path:sub(1, 1) == '/' then return path .. '/entente' end -- relative ones are to be ignored
  if home and home:sub(1, 1) == '/' then return ('%s/%s/entente'):format(home, below_home) end
end

---@return string? folder nil where the environment names none
function M.config() return folder('XDG_CONFIG_HOME', '.config') end

---@return string? folder
function M.state() return folder('XDG_STATE_HOME', '.local/state') end

return M
