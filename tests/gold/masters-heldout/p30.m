%% {"file": "p30-darien-tables.html"}
<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd">
<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>CEIM - Analysis - The Dari&eacute;n Is Not a Wall</title>
<style type="text/css">
<!--
.titulo { font-size: 20px; font-weight: bold; color: #003366; }
.texto { font-size: 12px; text-align: justify; }
-->
</style>
</head>
<body leftmargin="0" topmargin="0">
<table width="780" border="0" cellspacing="0" cellpadding="0" align="center">
<tr><td colspan="2"><img src="img/banner.jpg" width="780" height="90" alt="Isthmian Centre for Migration Studies"></td></tr>
<tr>
<td width="160" valign="top" bgcolor="#E6ECF2">
<p><a href="index.php">Start</a></p><p><a href="analysis.php">Analysis</a></p><p><a href="data.php">Data</a></p><p><a href="staff.php">Who we are</a></p>
</td>
<td width="620" valign="top">
<h1 class="titulo">⟦doc {"authors": ["Ximena Arrocha"], "published": "2022-10-20", "publisher": "Isthmian Centre for Migration Studies"}⟧⟦t:The Dari&eacute;n Is Not a Wall⟧</h1>
<p class="autor"><em>Ximena Arrocha</em><br>Panama City, 20 October 2022</p>
<div class="texto">
<p>¶For most of history the jungle between Colombia and Panama was a reason not to travel. This year more than 150,000 people have walked through it. Seven in ten of them were Venezuelans, and one in six was a child.</p>
<p>¶On 12 October the United States announced that Venezuelans who cross its border without permission would be returned to Mexico, and that 24,000 others could fly in with a sponsor. Within a week arrivals at the Panamanian end of the trail had fallen by more than half.
It would be rash to believe that they will stay there.</p>
<p><strong>⟦h:A river of money⟧</strong></p>
<p>¶Guides on the Colombian side charge between 150 and 350 dollars. They have uniforms, wristbands and a committee for complaints. Behind the committee stands an armed group that does not appear in brochures and takes about a fifth.</p>
<p>¶On the Panamanian side the state runs the buses. It charges 40 dollars to the border of Costa Rica, and those who cannot pay wait in a camp at San Vicente until someone pays for them.</p>
<table width="250" align="right" border="1" cellpadding="4"><tr><td><img src="img/camp.jpg" width="240" height="160" alt=""></td></tr><tr><td><small>⟦b:Reception camp in San Vicente, August 2022. CEIM archive⟧</small></td></tr></table>
<p><strong>⟦h:What closing the door does⟧</strong></p>
<p>¶People who had sold a house to pay for the journey do not turn round when a rule changes in Washington. They stop. Small towns in Costa Rica and Guatemala have woken up with several thousand guests, no budget, and no idea of who should feed them.</p>
<p>¶Others look for a boat. San Andr&eacute;s, a Colombian island used to divers and honeymooners, lies 220 kilometres from Nicaragua, and fishermen there have begun to receive enquiries. The sea leaves fewer traces than the jungle.</p>
<p><strong>⟦h:A regional answer⟧</strong></p>
<p>¶Twenty governments signed a declaration in Los Angeles in June. They promised to share responsibility, and each has since shared it with the next country to the north. Panama proposes a register that all of them could read, and Colombia, which has given papers to nearly two million Venezuelans, proposes that others do the same.</p>
<p>¶Papers are the cheaper remedy. A person who may work in Medell&iacute;n or Quito is less likely to carry a child across four rivers. This was true before the rule changed, and it remains true now.</p>
</div>
<hr size="1">
<p><small>⟦b:<b>Ximena Arrocha</b> is a researcher at CEIM. Contact: xarrocha (at) ceim.example⟧⟦end⟧</small></p>
<p align="right"><a href="javascript:window.print()">Print</a> | <a href="#top">Top</a></p>
</td>
</tr>
<tr><td colspan="2" align="center" bgcolor="#003366"><font color="#FFFFFF" size="1">Isthmian Centre for Migration Studies (CEIM) &middot; Apartado 0000, Panama</font></td></tr>
</table>
</body>
</html>
