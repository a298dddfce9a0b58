%% {"file": "r57-old-cms.html"}
<HTML>
<HEAD>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8">
<TITLE>Haemus Centre :: Articles :: print</TITLE>
<SCRIPT LANGUAGE="JavaScript">function popup(u){window.open(u,'p','width=400,height=300');}</SCRIPT>
</HEAD>
<BODY BGCOLOR="#FFFFFF">
<TABLE WIDTH="760" BORDER="0" CELLPADDING="0" CELLSPACING="0">
<TR><TD COLSPAN="3" BGCOLOR="#660000"><FONT COLOR="#FFFFFF" SIZE="4"><B>HAEMUS CENTRE FOR STRATEGIC STUDIES</B></FONT></TD></TR>
<TR><TD WIDTH="140" VALIGN="top"><FONT SIZE="1"><A HREF="index.asp">HOME</A><BR><A HREF="news.asp">NEWS</A><BR><A HREF="art.asp">ARTICLES</A><BR><A HREF="forum.asp">FORUM</A><BR><BR><A HREF="poll.asp">POLL: Should visas be abolished?</A></FONT></TD>
<TD WIDTH="480" VALIGN="top">
<FONT FACE="Verdana" SIZE="3" COLOR="#660000"><B>⟦doc {"authors": ["Emil Handzhov"], "published": "2004-09-17", "publisher": "Haemus Centre for Strategic Studies"}⟧⟦t:A BRIDGE TOO NARROW: BULGARIA, ROMANIA AND THE DANUBE⟧</B></FONT><BR>
<FONT FACE="Verdana" SIZE="1">Dr. Emil HANDZHOV, Sofia<BR>
Published: 17 September 2004 / Last change: 03.02.2005</FONT>
<HR NOSHADE SIZE="1">
<FONT FACE="Verdana" SIZE="2">
&nbsp;&nbsp;&nbsp;¶For four hundred and seventy kilometres the Danube divides Bulgaria from Romania, and in all that length it can be crossed by one bridge. It was opened in 1954 and called the Bridge of Friendship. There are two lanes, and a toll of ten euros at the friendly end.<BR><BR>
&nbsp;&nbsp;&nbsp;¶A second bridge, from Vidin to Calafat, was agreed on in the year 2000. Since then the two governments have changed its place by three kilometres, its cost by sixty million euros and its date by four years.<BR><BR>
<B>⟦h:1. Why it is late⟧</B><BR><BR>
&nbsp;&nbsp;&nbsp;¶Bucharest would have preferred another town. Each lorry that crosses at Vidin spends a day less on Romanian roads, and pays a day less of Romanian duties. Sofia knows this, and has therefore offered to build the bridge alone &#8211; a generous offer from a country which has not got the money.<BR><BR>
<TABLE ALIGN="left" WIDTH="180" BORDER="0"><TR><TD><A HREF="javascript:popup('ferry.asp')"><IMG SRC="img/ferry_s.gif" WIDTH="170" HEIGHT="110" BORDER="0"></A><BR><FONT SIZE="1">⟦b:The ferry at Vidin (photo: E. H.)⟧</FONT></TD></TR></TABLE>
&nbsp;&nbsp;&nbsp;¶Meanwhile the ferry carries two hundred lorries a day. Its director assured the author that he is "wholly in favour of the bridge, after my pension".<BR><BR>
<B>⟦h:2. What Brussels may do⟧</B><BR><BR>
&nbsp;&nbsp;&nbsp;¶The European Union has put the crossing on its list of thirty priorities. Being on the list is not the same as being built, but it is the same as being asked about. Both countries hope to join in 2007, and neither would like the other to be able to say whose fault it was.<BR><BR>
&nbsp;&nbsp;&nbsp;¶A start next year remains possible. It would be the first thing the two neighbours have built together since they were told to be friends.<BR><BR>
<I>⟦b:Dr. Emil Handzhov is a lecturer in economic geography. The opinions in this article are his own.⟧⟦end⟧</I>
</FONT>
<HR NOSHADE SIZE="1">
<FONT SIZE="1"><A HREF="javascript:history.back()">&lt;&lt; back</A> | <A HREF="send.asp?id=118">send to a friend</A> | hits: 2291</FONT>
</TD>
<TD WIDTH="140" VALIGN="top" BGCOLOR="#EEEEEE"><FONT SIZE="1"><B>LATEST</B><BR><A HREF="art.asp?id=121">Kosovo: the long autumn</A><BR><A HREF="art.asp?id=120">Oil at Burgas</A></FONT></TD></TR>
<TR><TD COLSPAN="3" ALIGN="center"><FONT SIZE="1">&copy; 2001-2005 Haemus Centre for Strategic Studies. Design: WebKom</FONT></TD></TR>
</TABLE>
</BODY>
</HTML>
