--- Networks for Gephi, igraph, Cytoscape, ...: GraphML (http://graphml.graphdrawing.org), undirected.

local M = {}

local function escaped(s)
  return (tostring(s):gsub('[&<>"]', { ['&'] = '&amp;', ['<'] = '&lt;', ['>'] = '&gt;', ['"'] = '&quot;' }))
end

-- Columns that a node has in each of its edges: n_a and n_b are how often it occurs.
local function nodes_of(edges)
  local nodes, list = {}, {}
  for edge in edges() do
    for _, side in ipairs { 'a', 'b' } do
      local name = edge[side]
      if not nodes[name] then
        nodes[name] = { name = name, n = edge['n_' .. side] }
        list[#list + 1] = nodes[name]
      end
    end
  end
  table.sort(list, function(x, y) return x.name < y.name end)
  for i, node in ipairs(list) do
    node.id = 'n' .. i
  end
  return list, nodes
end

--- A frame of edges as GraphML.
---@param edges entente.frame as hits:network gives: a, b, n, n_a, n_b, and numbers
---@return string
function M.text(edges)
  local list, nodes = nodes_of(edges)
  local out = {
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    '<key id="label" for="node" attr.name="label" attr.type="string"/>',
    '<key id="size" for="node" attr.name="n" attr.type="long"/>',
    '<key id="weight" for="edge" attr.name="weight" attr.type="long"/>',
  }
  local names = {}
  for i, described in ipairs(edges.columns) do
    local column = described[1] or described.name
    if i > 5 then
      names[#names + 1] = column
      out[#out + 1] = ('<key id="m%d" for="edge" attr.name="%s" attr.type="double"/>'):format(#names, escaped(column))
    end
  end
  out[#out + 1] = '<graph edgedefault="undirected">'
  for _, node in ipairs(list) do
    out[#out + 1] = ('<node id="%s"><data key="label">%s</data><data key="size">%d</data></node>'):format(
      node.id, escaped(node.name), node.n)
  end
  for edge in edges() do
    local data = {}
    for i, name in ipairs(names) do
      if edge[name] then data[#data + 1] = ('<data key="m%d">%s</data>'):format(i, edge[name]) end
    end
    out[#out + 1] = ('<edge source="%s" target="%s"><data key="weight">%d</data>%s</edge>'):format(
      nodes[edge.a].id, nodes[edge.b].id, edge.n, table.concat(data))
  end
  out[#out + 1] = '</graph>\n</graphml>\n'
  return table.concat(out, '\n')
end

--- The same into a file.
---@param edges entente.frame
---@param path string
---@return true? ok nil where it cannot be written
---@return string? message
function M.write(edges, path)
  local file, message = io.open(path, 'w')
  if not file then return nil, message end
  local ok, fault = file:write(M.text(edges))
  local closed, late = file:close()
  if ok and closed then return true end
  return nil, fault or late or ('%s: cannot be written'):format(path)
end

return M
