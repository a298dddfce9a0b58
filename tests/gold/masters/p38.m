%% {"file": "p38-wordpress.html"}
<!DOCTYPE html>
<html lang="en-US"><head><meta charset="utf-8">
<title>Georgia’s ports after Anaklia &#8211; Black Sea Notebook</title>
<meta property="og:site_name" content="Black Sea Notebook">
<meta property="article:published_time" content="2023-03-21T09:00:00+00:00">
</head><body class="post-template-default single">
<div id="page"><header id="masthead"><p class="site-title"><a href="/">Black Sea Notebook</a></p><nav><ul><li><a href="/about">About</a></li><li><a href="/archive">Archive</a></li></ul></nav></header>
<div id="content"><div id="post-311" class="post type-post hentry category-ports">
⟦doc {"authors": ["Nino Kapanidze"], "published": "2023-03-21", "publisher": "Black Sea Notebook"}⟧<h1 class="entry-title">⟦t:Georgia’s ports after Anaklia⟧</h1>
<div class="entry-meta"><span class="posted-on"><time class="entry-date" datetime="2023-03-21T09:00:00+00:00">March 21, 2023</time></span> <span class="byline">by <span class="author vcard"><a class="url fn n" href="/author/nino">Nino Kapanidze</a></span></span></div>
<div class="entry-content">
<p>¶The deep-water port at Anaklia was cancelled in 2020, revived in 2022, and is now looking for a partner with patience and a large purse.</p>
<p>¶Meanwhile the old harbours at Poti and Batumi have grown by a third, because traffic that used to cross Russia now crosses the Caspian instead.</p>
<h2>⟦h:Who would build it⟧</h2>
<p>¶The state insists on keeping 51 percent. That rule has already sent two bidders home, and a third is said to be reading the small print.</p>
<blockquote><p>¶“A port without a railway is a view,” an official at the ministry told me.</p></blockquote>
<p>¶The railway, as it happens, is being rebuilt.</p>⟦end⟧
<div class="sharedaddy"><h3>Share this:</h3><ul><li><a>Twitter</a></li><li><a>Facebook</a></li></ul></div>
</div>
<div id="comments"><h2>2 thoughts on “Georgia’s ports after Anaklia”</h2><p>Good piece, thanks for writing it and for the numbers about the railway.</p></div>
</div></div>
<aside id="secondary" class="widget-area"><h2>Recent Posts</h2><ul><li><a>Wheat in Varna</a></li><li><a>Ferries of the Danube</a></li></ul></aside>
<footer id="colophon">Proudly powered by WordPress</footer></div></body></html>
