%% {"file": "p13-moldova-gas.md"}
# ⟦doc {"authors": ["Daria Ceban"], "published": "2024-01-09", "publisher": "Lower Danube Policy Lab"}⟧⟦t:Moldova Buys Its Gas Twice⟧

*By Daria Ceban*

**Date:** 9 January 2024

⟦b:![Compressor station at Ungheni](images/ungheni.jpg)⟧
⟦b:*The pipeline from Iași reaches Moldova at Ungheni. Credit: V. Lungu / LDPL*⟧

¶On the right bank of the Dniester, Moldova no longer burns Russian gas. On the left bank, which the government does not control, little else is burned. Between the two runs an arrangement so odd that officials explain it with two pens and a glass of water.

¶Here is the version with the pens. Gazprom sends 5.7 million cubic metres a day to the breakaway region of Transnistria, and nobody pays for it. A power station at Cuciurgan turns part of it into electricity, which the right bank buys because it is cheap. The money goes to the left bank, and the left bank’s budget goes on.

## ⟦h:How the bargain was struck⟧

¶Chișinău stumbled into this bargain in the autumn of 2022, when Ukraine stopped exporting power after its grid was bombed. Romania could supply some electricity, but only through lines that pass by way of Transnistria. Buying from Cuciurgan was the least bad choice for a government facing its first winter without heating subsidies.

¶Energy officials insist that they bought time. They have filled storage in Ukraine and Romania equal to a third of annual consumption, and they purchase on European exchanges through a state trader. The average price this winter is half of what it was a year ago.

## ⟦h:What happens at the end of 2024⟧

¶The transit contract between Ukraine and Gazprom expires on 31 December, and Kyiv has said that it will not renew it. If gas stops flowing through Ukraine, Transnistria could in principle be supplied by way of Turkey and the Balkans. That route is longer, and somebody would have to pay for it.

> ¶“The region has lived for thirty years on a bill that was never presented,” said one European diplomat. “It would be strange to begin by presenting it to Moldova.”

¶Three outcomes are discussed in the ministry:

1. ¶Gas continues by another route, and nothing changes but the price of transit.
2. ¶Gas stops, and the left bank asks Chișinău for humanitarian supplies.
3. ¶Gas stops, and the left bank is told to blame Chișinău.

¶The third is the one for which there is no budget line.

## ⟦h:The line from Vulcănești⟧

¶A high-voltage line that would bypass the left bank is under construction from Vulcănești to the capital. It was to be ready in 2024 and will be ready in 2025. For one winter, then, the country’s independence will depend on a few hundred pylons and on the patience of a separatist power station.

¶Reintegration has always been discussed as a constitutional matter. It may arrive instead as an unpaid invoice, and the government would do well to decide in advance what it is willing to pay.

---

### ⟦b:About the author⟧

⟦b:Daria Ceban leads the energy programme of the Lower Danube Policy Lab in Galați.⟧⟦end⟧

⟦b:*© 2024 Lower Danube Policy Lab. Some rights reserved.*⟧
