%% {"file": "p26-scarborough-news.html"}
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Manila tests a legal route at Scarborough Shoal | The Straits Courier</title>
<meta name="description" content="A new baseline law may matter less than the fishermen it is meant to protect.">
<meta property="og:type" content="article">
<meta property="og:title" content="Manila tests a legal route at Scarborough Shoal">
<meta property="og:site_name" content="The Straits Courier">
<meta name="author" content="Paolo Villareal">
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"NewsArticle","headline":"Manila tests a legal route at Scarborough Shoal","datePublished":"2024-11-14T21:05:00+08:00","dateModified":"2024-11-15T08:12:00+08:00","author":[{"@type":"Person","name":"Paolo Villareal"},{"@type":"Person","name":"Mei-Lin Osgood"}],"publisher":{"@type":"Organization","name":"The Straits Courier","logo":{"@type":"ImageObject","url":"https://courier.example/logo.png"}}}
</script>
<script>window.dataLayer=window.dataLayer||[];dataLayer.push({"section":"Asia","words":640});</script>
</head>
<body>
<div class="cookie-banner" role="dialog"><p>We and our partners store information on your device. You can change your choice at any time.</p><button>Accept</button><button>Reject all</button></div>
<header class="masthead"><a href="/">The Straits Courier</a><nav aria-label="Main"><a href="/asia">Asia</a><a href="/world">World</a><a href="/business">Business</a><a href="/opinion">Opinion</a></nav><a class="cta" href="/subscribe">Subscribe for $1</a></header>
<main>
<article>
<p class="eyebrow"><a href="/asia">Asia</a></p>
<h1>⟦doc {"authors": ["Paolo Villareal", "Mei-Lin Osgood"], "published": "2024-11-14", "publisher": "The Straits Courier"}⟧⟦t:Manila tests a legal route at Scarborough Shoal⟧</h1>
<p class="dek">¶A new baseline law may matter less than the fishermen it is meant to protect.</p>
<div class="meta"><address>By <a rel="author" href="/by/pv">Paolo Villareal</a> in Manila and <a rel="author" href="/by/mlo">Mei-Lin Osgood</a> in Singapore</address><time datetime="2024-11-14T21:05:00+08:00">14 Nov 2024, 9:05 p.m.</time><span class="read">4-minute read</span></div>
<figure><picture><source srcset="/img/masinloc.webp" type="image/webp"><img src="/img/masinloc.jpg" alt="Outrigger boats"></picture><figcaption>⟦b:Outrigger boats at Masinloc, the port closest to the shoal.⟧ <span class="credit">⟦b:Leah Dumalagan/Courier⟧</span></figcaption></figure>
<div class="body">
<p>¶The Philippines has given itself a map. A law signed last week lists the coordinates from which its seas are measured, and a second one names the lanes through which foreign ships may pass. Neither law mentions China by name, and neither needed to.</p>
<p>¶Within two days Beijing published coordinates of its own, this time around Scarborough Shoal, which it has controlled since 2012. The points join up in a neat polygon about 120 nautical miles from Luzon. Lawyers called it a first, because China had never before said exactly where its claim there began.</p>
<h2>⟦h:What the fishermen see⟧</h2>
<p>¶In Masinloc the polygon is of limited interest. Boats have been kept out of the lagoon by ropes, water cannon and the wake of much larger hulls. &ldquo;They drew on paper what they do every day with a hose,&rdquo; said Nestor Balingit, who leads a cooperative of 160 crews.</p>
<p>¶Fuel subsidies allow the crews to wait outside the ropes, sometimes for a week. The coast guard brings them rice and ice. Catches have fallen by about two-thirds in a decade, and sons are looking for jobs on land.</p>
<aside class="promo"><h3>⟦b:More on this story⟧</h3><ul><li><a href="#">⟦b:Five questions about baselines⟧</a></li><li><a href="#">⟦b:In pictures: a night on the reef⟧</a></li></ul></aside>
<h2>⟦h:What the lawyers see⟧</h2>
<p>¶The arbitral award of 2016 did not say who owns the shoal. It did say that fishermen of several nations have traditional rights there, and that these had been unlawfully obstructed. Officials in Manila are now weighing a second case, limited to damage to the reef.</p>
<p>¶A narrow case would have advantages. Evidence from divers and satellites is plentiful, and the question of sovereignty would not arise. It would also take four years, as the first one did, and would end in another award that nobody can enforce.</p>
<div class="newsletter-signup"><p>⟦b:Get the Asia Morning newsletter in your inbox.⟧</p><button>⟦b:Sign up⟧</button></div>
<h2>⟦h:What the navies see⟧</h2>
<p>¶American officials have repeated that the mutual defence treaty covers public vessels anywhere in the South China Sea. They have been less clear about ropes. A treaty written for armed attack offers little guidance on a hose, and both navies know it.</p>
<p>¶For now the two coast guards are practising a kind of choreography, in which each films the other. The film is then released, and the film is the event. It is not a comfortable arrangement, but nobody in either capital has proposed a better one.</p>
</div>
<div class="bio"><p>⟦b:Paolo Villareal is the Courier&rsquo;s Manila correspondent.⟧</p><p>⟦b:Mei-Lin Osgood covers maritime security.⟧⟦end⟧</p></div>
</article>
</main>
<section class="comments"><h2>Join the conversation</h2><p>Comments are open to subscribers.</p></section>
<footer><p>&copy; 2024 Straits Courier Media Pte Ltd</p><ul><li><a href="/terms">Terms</a></li><li><a href="/privacy">Privacy</a></li></ul></footer>
</body>
</html>
