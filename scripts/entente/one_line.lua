--- A text as a cell shows it: white space of any kind and length is a space.
---@param s string
---@return string
return function(s) return (s:gsub('%s+', ' ')) end
