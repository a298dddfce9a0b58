%% {"file": "r56-modern-cms.html"}
<!DOCTYPE html>
<html lang="en-GB" data-theme="light">
<head>
<meta charset="utf-8">
<title>Kenya’s fertiliser gamble is really about the Treasury | Equator Policy Forum</title>
<meta name="viewport" content="width=device-width">
<link rel="canonical" href="https://equatorforum.example/analysis/kenya-fertiliser-gamble">
<meta property="og:site_name" content="Equator Policy Forum">
<meta property="og:title" content="Kenya’s fertiliser gamble is really about the Treasury">
<meta property="og:description" content="A subsidy that works for maize may not work for the bond market.">
<script type="application/ld+json">
{"@context":"https://schema.org","@graph":[{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"Analysis"}]},{"@type":"Article","headline":"Kenya’s fertiliser gamble is really about the Treasury","datePublished":"2025-05-21T09:15:00+03:00","dateModified":"2025-05-28T11:40:00+03:00","author":{"@type":"Person","name":"Achieng Oduya","jobTitle":"Research Lead"},"publisher":{"@id":"https://equatorforum.example/#org"}},{"@type":"Organization","@id":"https://equatorforum.example/#org","name":"Equator Policy Forum"}]}
</script>
<style>.c-share{display:flex}.o-figure figcaption{font-size:.8rem}</style>
</head>
<body>
<div id="cookie"><p>This site uses cookies to understand how visitors use it.</p><button type="button">Accept</button></div>
<header class="c-header"><a class="c-logo" href="/"><svg viewBox="0 0 10 10"><title>Equator Policy Forum</title></svg></a><nav aria-label="Primary"><ul><li><a href="/analysis">Analysis</a></li><li><a href="/data">Data</a></li><li><a href="/people">People</a></li></ul></nav></header>
<main id="content">
<article class="c-article">
<header class="c-article__head">
<p class="c-kicker">Analysis · East Africa</p>
<h1>⟦doc {"authors": ["Achieng Oduya"], "published": "2025-05-21", "publisher": "Equator Policy Forum"}⟧⟦t:Kenya’s fertiliser gamble is really about the Treasury⟧</h1>
<p class="c-standfirst">¶A subsidy that works for maize may not work for the bond market.</p>
<ul class="c-byline"><li><a href="/people/achieng-oduya">Achieng Oduya</a></li></ul>
<p class="c-dates"><time datetime="2025-05-21">21 May 2025</time> <span>(updated 28 May 2025)</span></p>
<div class="c-share"><button>⟦b:Share⟧</button><button>⟦b:Print⟧</button></div>
</header>
<figure class="o-figure"><img src="/media/eldoret.avif" alt="Sacks at a depot"><figcaption>⟦b:Subsidised fertiliser at a depot in Eldoret. <small>Photo: Wafula Kisiang’ani</small>⟧</figcaption></figure>
<section class="c-body">
<p>¶In March a bag of fertiliser cost 2,500&nbsp;shillings at a government depot in Eldoret and more than twice that in the shop across the street. The queue at the depot was eleven hours long. The shop was selling sleeping mats.</p>
<p>¶By the ministry&rsquo;s count the subsidy has added <a href="/data/maize">nine million bags</a> to the maize harvest in two seasons. Few programmes of this government have a better story to tell, and fewer still have a larger hole beneath it.</p>
<h2 id="hole">⟦h:The hole⟧</h2>
<p>¶Importers were promised payment within ninety days. They have waited for fourteen months, and the sum owed to them has reached 22 billion shillings.<sup><a href="#fn1">1</a></sup> Banks that lent against those invoices are now adding them to their list of doubtful loans.</p>
<aside class="c-inset"><h3>⟦b:Related analysis⟧</h3><ul><li><a href="/analysis/eurobond">⟦b:What the eurobond paid for⟧</a></li><li><a href="/analysis/uganda-seed">⟦b:Uganda’s seed police⟧</a></li></ul></aside>
<p>¶None of it shows in the published debt. An unpaid bill is not a loan until somebody calls it one.</p>
<h2 id="ways">⟦h:Three ways out&hellip; and their price⟧</h2>
<ol>
<li>¶Pay in cash, and cut the road budget by a fifth.</li>
<li>¶Pay in bonds, and let the importers sell them at a loss.</li>
<li>¶Pay nothing, and look for other importers.</li>
</ol>
<p>¶The Treasury is said to prefer the second. It is the least bad choice, provided that the bonds are counted on the day they are issued.</p>
<div class="c-signup" data-module="newsletter"><p>⟦b:Get our fortnightly briefing by email⟧</p><form><input type="email" placeholder="Email"><button>⟦b:Subscribe⟧</button></form></div>
<blockquote><p>¶&ldquo;My maize does not know who paid,&rdquo; said a farmer in Moiben. &ldquo;But my bank does.&rdquo;</p></blockquote>
<p>¶She will plant again in March, with or without the depot.</p>
</section>
<section class="c-notes"><h2>⟦h:Footnotes⟧</h2><ol><li id="fn1">¶Letter from the importers&rsquo; association to the National Assembly, 6 May 2025.</li></ol></section>
<section class="c-author"><h2>⟦b:About the author⟧</h2><p>⟦b:<b>Achieng Oduya</b> leads research on public finance at the Equator Policy Forum in Nairobi.⟧⟦end⟧</p></section>
</article>
<aside class="c-rail"><h2>Most read</h2><ol><li><a href="/a">The port that moved inland</a></li><li><a href="/b">Counting Lake Victoria&rsquo;s fish</a></li></ol></aside>
</main>
<footer class="c-footer"><p>Equator Policy Forum is a registered charity.</p><p>&copy; 2025</p></footer>
<script src="/js/app.mjs" type="module"></script>
</body>
</html>
