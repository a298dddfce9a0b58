%% {"file": "p25-angola-1998.html", "wrap": 76}
<HTML>
<HEAD>
<TITLE>Angola: The Unfinished Peace</TITLE>
</HEAD>
<BODY BGCOLOR="#FFFFFF" TEXT="#000000" LINK="#0000CC">
<CENTER>
<FONT FACE="Arial" SIZE=2>[ <A HREF="index.htm">Home</A> | <A HREF="papers.htm">Papers</A> | <A HREF="links.htm">Links</A> | <A HREF="guest.htm">Guestbook</A> ]</FONT>
<HR WIDTH="80%">
<FONT SIZE="+3"><B>⟦doc {"authors": ["Rui Cardoso Paiva"], "published": "1998-09", "publisher": "Zambezi Institute of International Affairs"}⟧⟦t:Angola: The Unfinished Peace⟧</B></FONT>
<BR><BR>
<FONT SIZE="+1"><I>by Rui Cardoso Paiva</I></FONT>
<BR>
<FONT SIZE="2">Occasional Paper 9, September 1998</FONT>
</CENTER>
<BR><BR>
¶Four years after the Lusaka Protocol, Angola is neither at war nor at peace. The United Nations has certified that UNITA is no longer an army. UNITA holds five airfields, sells diamonds worth several hundred million dollars a year, and has not yet been told what it is instead.
<BR><BR>
¶In Luanda the government has lost patience. It suspended UNITA's ministers on the last day of August, and it now says that it will deal only with a faction which calls itself UNITA Renovada and which controls a building in the capital. The observers have begun to pack.
<BR><BR>
<B>⟦h:Demobilisation on paper⟧</B>
<BR><BR>
¶Some 70,000 men passed through the quartering areas in 1995 and 1996. More than a third walked out again. Those who remained were often boys or old men, and the rifles they handed in were often older than either. Everyone who counted them knew this, and everyone signed.
<BR><BR>
¶The mistake was to make the count the goal. A figure had been promised to New York, and a figure was delivered; what lay behind it was to be attended to later. Later has now come.
<BR><BR>
<B>⟦h:Diamonds and the price of war⟧</B>
<BR><BR>
¶In June the Security Council forbade the purchase of Angolan diamonds without a government certificate. It is a sensible measure with a hole in it. Stones from the Cuango valley are flown to three neighbouring countries and leave them with the papers of those countries, so that a certificate protects the buyer more than it hinders the seller.
<BR><BR>
¶The government has its own reasons to leave the trade alone. Several of its generals hold concessions beside those of the enemy, and it is said in Lunda Norte that the two armies dig with the same machines. Oil, which has brought the treasury almost everything it owns, has fallen below thirteen dollars a barrel. War would be hard to afford, and for this reason it may come soon, before it becomes harder.
<BR><BR>
<CENTER><IMG SRC="airstrip.gif" ALT="Airstrip"><BR><FONT SIZE="1">⟦b:Airstrip near Andulo. Photo: author⟧</FONT></CENTER>
<BR><BR>
<B>⟦h:The neighbours' war⟧</B>
<BR><BR>
¶Since August, Angolan troops have been fighting in the Congo to save the government in Kinshasa. They did so last year to install it. The purpose both times was to close UNITA's rear bases, and both times the bases moved.
<BR><BR>
¶A wider war offers each side new allies. It also offers the peacemakers of Lusaka a reason to go home. If they do, the next conference will be held after another hundred thousand deaths and will produce, very probably, the same protocol.
<BR><BR>
<HR WIDTH="40%" ALIGN=LEFT>
<FONT SIZE="2"><I>⟦b:Rui Cardoso Paiva taught history at Huambo until 1992. He is a visiting researcher at the Zambezi Institute.⟧⟦end⟧</I></FONT>
<BR><BR>
<CENTER><FONT SIZE="1">Copyright &copy; 1998 Zambezi Institute of International Affairs<BR>
Best viewed with 800x600 resolution<BR>
You are visitor number 003412</FONT></CENTER>
</BODY>
</HTML>
