%% {"file": "q38-microdata.html"}
<!doctype html><html><head><title>Mongolia’s third neighbour pays in cash</title><meta name="author" content="Odval Bat"></head><body>
<div class="topbar"><a href="#">Sign in</a> <a href="#">Subscribe</a></div>
<div class="wrapper"><div itemscope itemtype="http://schema.org/Article">
⟦doc {"authors": ["Odval Bat"], "published": "2024-08-15", "publisher": "Gobi Observer"}⟧<h1 itemprop="headline">⟦t:Mongolia’s third neighbour pays in cash⟧</h1>
<meta itemprop="datePublished" content="2024-08-15"><span itemprop="publisher" itemscope itemtype="http://schema.org/Organization"><meta itemprop="name" content="Gobi Observer"></span>
<div itemprop="articleBody">
<p>¶Two companies from outside the region have bought shares in a copper mine south of the railway, and both have paid in advance.</p>
<figure><img src="a.jpg" alt=""><figcaption>⟦b:The mine at dusk. Photo: B. Enkh⟧</figcaption></figure>
<p>¶That is unusual in a country where both of its actual neighbours prefer to pay in credit, in diesel, or in sympathy.</p>
<h3>⟦h:A vote in the autumn⟧</h3>
<p>¶Parliament must approve the sale, and elections have left it without a majority. The speaker says he is in no hurry.</p>
<div class="related"><h4>⟦b:Related⟧</h4><a href="/x">⟦b:Trans-Mongolian freight doubles⟧</a></div>
<p>¶The companies, for their part, have asked for nothing but a date.</p>⟦end⟧
</div></div></div><div class="footer">Gobi Observer 2024</div></body></html>
