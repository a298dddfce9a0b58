--- Filters of documents from the options that reports share.

--- A condition of CQL, as it stands after `where`; nil if nothing is asked.
---@param opt { publisher: string?, language: string?, during: { since: string?, before: string? }?, where: string? }
---@return string?
return function(opt)
  local conditions = {}
  local function is(field, value)
    if value then conditions[#conditions + 1] = ('%s = "%s"%%l'):format(field, (value:gsub('"', '""'))) end
  end
  is('publisher', opt.publisher)
  is('language', opt.language)
  local during = opt.during or {}
  if during.since then conditions[#conditions + 1] = 'published >= ' .. during.since end
  if during.before then conditions[#conditions + 1] = 'published < ' .. during.before end
  if opt.where then conditions[#conditions + 1] = '(' .. opt.where .. ')' end
  return conditions[1] and table.concat(conditions, ' and ')
end
