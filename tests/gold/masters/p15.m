%% {"file": "p15-amber-letter.txt"}
⟦b:We use cookies to improve your experience on this site. By continuing to browse you agree to our use of cookies.⟧
⟦b:Accept all | Manage settings⟧

⟦b:Home | About | Publications | Events | Support us | Contact⟧
⟦b:EN  LV  ET  LT⟧

The Amber Letter, No. 88, 21 September 2023

⟦doc {"authors": ["Andris Kalve"], "published": "2023-09-21", "publisher": "Amber Coast Forum"}⟧⟦t:A Border Fence Is Not a Border Policy⟧

By Andris Kalve

¶This month Latvia closed one of its two remaining crossings with Belarus and extended the emergency regime along the rest of the line. The number of people turned back has reached a record. So has the length of the fence, which will soon cover everything except the bogs.

¶I visited Silene two weeks ago, before the crossing closed. There were eleven lorries, two families with cats and a group of pensioners who had come for dental treatment in Daugavpils. The customs officers were courteous and looked tired.

⟦h:What the fence does⟧

¶It slows people down. A guard who has twenty minutes instead of five can call a patrol, and a patrol can stop a group before it reaches a road. In that narrow sense the money has been well spent, and the Lithuanian experience of the last two years suggests the same.

¶It does not reduce the number of attempts. Those depend on how many flights land in Minsk and on what the passengers have been told. Smugglers have answered the fence with ladders, and then with longer ladders.

⟦h:What it leaves undone⟧

¶None of the three Baltic states has yet agreed with the others on a common procedure for people who cross and ask for protection. Lithuania detains, Latvia turns back, Estonia waits. Each practice pushes the next group toward a neighbour.

⟦b:Enjoying this letter? Subscribe to our newsletter and receive it every second Thursday.⟧

¶Poland complicates the picture further, because it has a fence, an election and a quarrel with everyone. Warsaw says that it may close all of its crossings if there is a serious incident. If it does, trade between Belarus and the European Union will shift north to us within days.

⟦h:A modest proposal⟧

¶The four interior ministers meet in Riga on 28 September. They could do one useful thing: publish the same numbers in the same form. At present nobody can say whether a person who is turned back five times is one case or five.

¶From there, a shared register of asylum claims would be a short step. It would not please those who want no claims, nor those who want no fence. That is usually a sign that something might work.

⟦b:Andris Kalve is programme director at the Amber Coast Forum and edits the Amber Letter.⟧⟦end⟧

⟦b:Follow us on Twitter⟧
⟦b:Forward this letter to a friend⟧
⟦b:You receive this message because you signed up on our site. Unsubscribe⟧

⟦b:© 2023 Amber Coast Forum. All rights reserved. Privacy policy⟧
