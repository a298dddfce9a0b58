%% {"file": "p24-colombo-port-city.html"}
<!DOCTYPE html>
<html lang="en-US" class="no-js">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Colombo&#8217;s Port City Needs Tenants More Than Treaties &#8211; Monsoon Policy Review</title>
<link rel="canonical" href="https://monsoon.example/2021/07/colombo-port-city-tenants/">
<meta property="og:title" content="Colombo&#8217;s Port City Needs Tenants More Than Treaties">
<meta property="og:site_name" content="Monsoon Policy Review">
<meta property="article:published_time" content="2021-07-19T06:30:12+00:00">
<meta name="generator" content="WordPress 5.7.2">
<style id="wp-block-library-inline-css">
.has-text-align-justify{text-align:justify} .entry-meta a{color:#777}
</style>
<script>window._wpemojiSettings = {"baseUrl":"https:\/\/s.example\/emoji\/","ext":".png"};</script>
</head>
<body class="post-template-default single single-post postid-4417 single-format-standard wp-embed-responsive">
<div id="page" class="site">
<a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<header id="masthead" class="site-header">
<div class="site-branding"><p class="site-title"><a href="/">Monsoon Policy Review</a></p><p class="site-description">Ideas from the Indian Ocean rim</p></div>
<nav id="site-navigation" class="main-navigation"><ul id="primary-menu" class="menu"><li class="menu-item menu-item-12"><a href="/">Home</a></li><li class="menu-item menu-item-13"><a href="/about">About</a></li><li class="menu-item menu-item-14"><a href="/essays">Essays</a></li><li class="menu-item menu-item-15"><a href="/podcast">Podcast</a></li></ul></nav>
</header>
<div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main">
<article id="post-4417" class="post-4417 post type-post status-publish format-standard has-post-thumbnail hentry category-sri-lanka tag-ports">
<header class="entry-header">
<h1 class="entry-title">⟦doc {"authors": ["Nilanthi Weerakoon"], "published": "2021-07-19", "publisher": "Monsoon Policy Review"}⟧⟦t:Colombo&#8217;s Port City Needs Tenants More Than Treaties⟧</h1>
<div class="entry-meta"><span class="posted-on">Posted on <a href="#" rel="bookmark"><time class="entry-date published" datetime="2021-07-19T06:30:12+00:00">July 19, 2021</time><time class="updated" datetime="2021-08-02T09:01:55+00:00">August 2, 2021</time></a></span><span class="byline"> by <span class="author vcard"><a class="url fn n" href="/author/nilanthi/">Nilanthi Weerakoon</a></span></span></div>
</header>
<div class="post-thumbnail"><img width="1200" height="628" src="/wp-content/uploads/2021/07/reclaimed.jpg" alt="Reclaimed land beside Colombo harbour" class="attachment-post-thumbnail wp-post-image"></div>
<div class="entry-content">
<p>¶Sri Lanka has added 269 hectares to its capital by pumping sand out of the sea. The land is firm, the roads are paved and the lamps come on at dusk. What is missing, two years after the last dredger left, is anyone who lives or works there.</p>
<p class="has-text-align-justify">¶In May, Parliament passed a law to govern the area. It set up a commission appointed by the president, allowed salaries in foreign currency and exempted investors from a range of taxes for up to forty years. The Supreme Court struck out about a third of the clauses first.</p>
<div class="wp-block-image"><figure class="aligncenter size-large"><img loading="lazy" src="/wp-content/uploads/2021/07/beach-1024x683.jpg" alt="" class="wp-image-4420"><figcaption>⟦b:The artificial beach faces the old signal station. Image: Ruwan Pathirana / Monsoon Policy Review⟧</figcaption></figure></div>
<h2>⟦h:The fear of a colony⟧</h2>
<p>¶Opponents described the law as the birth certificate of a Chinese colony. A state-owned firm from China holds 43 percent of the land on a lease of 99 years, and the phrase has an echo in a country that already leased out Hambantota. Monks, lawyers and a trade union of bank clerks went to court in the same week.</p>
<p>¶Yet the law gives no jurisdiction to Beijing. It gives a great deal to seven commissioners, most of whom will be Sri Lankan and all of whom can be dismissed by one man. That is a home-grown danger and deserves home-grown scrutiny.</p>
<blockquote class="wp-block-quote"><p>¶&ldquo;If it were a colony, somebody would at least have to run it,&rdquo; a retired secretary to the treasury told me.</p></blockquote>
<h2>⟦h:The arithmetic of empty plots⟧</h2>
<p>¶The developer spent 1.4 billion dollars on reclamation and expects to recover it from the sale of leases. Brokers estimate that no more than six of the seventy-four plots have firm bidders. Banks that might have taken offices are waiting for a rating agency to say whether the country will pay its debts next year.</p>
<p>¶Three groups of tenants have been mentioned by the commission:</p>
<ul>
<li>¶shipping companies that already use the adjoining terminal;</li>
<li>¶software firms, which want cheap offices and reliable power;</li>
<li>¶wealthy families from the Maldives and the Gulf.</li>
</ul>
<p>¶Only the first have any reason to be in Colombo rather than in Dubai or Kochi.</p>
<div class="jp-relatedposts"><h3 class="jp-relatedposts-headline">⟦b:Related⟧</h3><a href="/2020/11/hambantota">⟦b:Hambantota, ten years later⟧</a></div>
<h2>⟦h:What would help&#8230; and what would not⟧</h2>
<p>¶Another bilateral treaty would change nothing. Sri Lanka has twenty-eight of them, and investors do not read them. A published register of beneficial owners, and a commission that must give reasons in writing, would do more to fill the plots than any tax holiday.</p>
<p>¶So would an agreement with the creditors. A free zone inside an insolvent state is free only until the first devaluation, and the tenants that everyone is hoping for can count.</p>
<div class="sharedaddy sd-sharing-enabled"><div class="robots-nocontent sd-block"><h3 class="sd-title">⟦b:Share this:⟧</h3><ul><li><a href="#">⟦b:Click to share on Twitter⟧</a></li><li><a href="#">⟦b:Click to share on Facebook⟧</a></li></ul></div></div>
</div>
<div class="author-box"><div class="author-bio"><p>⟦b:<strong>Nilanthi Weerakoon</strong> is an economist in Colombo and a contributing editor of Monsoon Policy Review.⟧⟦end⟧</p></div></div>
<footer class="entry-footer"><span class="cat-links">Posted in <a href="#" rel="category tag">Sri Lanka</a></span><span class="tags-links">Tagged <a href="#" rel="tag">ports</a>, <a href="#" rel="tag">debt</a></span></footer>
</article>
<nav class="navigation post-navigation"><h2 class="screen-reader-text">Post navigation</h2><div class="nav-links"><div class="nav-previous"><a href="#" rel="prev">The lagoon war</a></div></div></nav>
<div id="comments" class="comments-area"><div id="respond" class="comment-respond"><h3 id="reply-title" class="comment-reply-title">Leave a Reply</h3><p class="comment-notes">Your email address will not be published. Required fields are marked *</p></div></div>
</main></div>
<aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2 class="widget-title">Recent Posts</h2><ul><li><a href="#">A ferry for Jaffna</a></li><li><a href="#">What Malé owes</a></li></ul></section></aside>
</div>
<footer id="colophon" class="site-footer"><div class="site-info">&copy; 2021 Monsoon Policy Review <span class="sep"> | </span> Proudly powered by WordPress</div></footer>
</div>
<script src="/wp-includes/js/wp-embed.min.js"></script>
</body>
</html>
