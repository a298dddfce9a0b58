--- A command line cut into words as a shell cuts it: quotes, nothing else.

local M = {}

---@param line string
---@return string[] words
---@return string? open the quote that is not closed
function M.words(line)
  local list, word, quote = {}, nil, nil
  for c in line:gmatch '.' do
    if quote then
      if c == quote then
        quote = nil
      else
        word = word .. c
      end
    elseif c == '"' or c == "'" then
      quote, word = c, word or ''
    elseif c:find '%s' then
      list[#list + 1], word = word, nil
    else
      word = (word or '') .. c
    end
  end
  list[#list + 1] = word
  return list, quote
end

return M
