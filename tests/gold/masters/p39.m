%% {"file": "p39-jsonld-table.html"}
<html><head><title>Fiji signs pact | Island Gazette</title>
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Island Gazette"},{"@type":"NewsArticle","headline":"Fiji signs police pact with neighbours","datePublished":"2022-08-11T04:00:00Z","author":[{"@type":"Person","name":"Mere Tuisawau"},{"@type":"Person","name":"Alan Prickett"}],"publisher":{"@type":"Organization","name":"Island Gazette"}}]}</script>
</head><body><table width="900"><tr><td colspan="2"><a href="/">Home</a> | <a href="/p">Pacific</a> | <a href="/w">World</a></td></tr>
<tr><td width="600">
⟦doc {"authors": ["Mere Tuisawau", "Alan Prickett"], "published": "2022-08-11", "publisher": "Island Gazette"}⟧<font size="5"><b>⟦t:Fiji signs police pact with neighbours⟧</b></font><br><br>
¶Fiji has signed an agreement with four island states to share police boats and train officers together, the home minister said on Thursday.<br><br>
¶The pact runs for five years and may be renewed. Each state will keep command of its own officers when they serve abroad.<br><br>
¶Opposition members asked why the text was not shown to parliament before it was signed in the capital.⟦end⟧<br><br>
</td><td width="300"><a href="/1">Rugby: team named</a><br><a href="/2">Sugar price falls</a></td></tr></table>
<center><font size="1">Copyright 2022 Island Gazette</font></center></body></html>
