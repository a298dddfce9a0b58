%% {"file": "p08-kaliningrad-column.txt"}
05.06.2023

⟦b:OPINION⟧
⟦doc {"authors": ["Rasa Vaitkutė"], "published": "2023-06-05", "publisher": "Vistula and Nemunas Quarterly"}⟧⟦t:Stop Calling It a Gap⟧
Rasa Vaitkutė / Contributing Editor

¶Sixty-five kilometres of fields and lakes join Lithuania to Poland. Generals call them a gap, and so for ten years we have all written as though there were a hole in the map. I grew up there, and I can report that there is a cheese factory.

¶The word does harm. It suggests that the place is empty and that it belongs to whoever arrives first. Investors read it too. When a furniture maker from Alytus asked his bank for a loan on 14 April 2023, the bank wanted to know about insurance against invasion.

¶Of course the danger is not imaginary. Russia keeps troops in Kaliningrad, and Belarus has lent it the other side. Trains cross Lithuania every day between the two halves of a country that is at war with our neighbour. Since 18 June last year some of their cargo has been subject to sanctions, and Moscow has spoken of consequences that it has not specified.

¶But consider what has changed since 4 April 2023, when Finland joined the alliance. The Baltic has become a sea in which Kaliningrad is surrounded rather than surrounding. A garrison that must be supplied by ship through a hostile sea is a liability as well as a threat, and part of it has in any case been sent to Ukraine.

¶The road from Warsaw to Kaunas will have four lanes by 2025. A railway of European gauge is crawling toward the frontier from both sides. These are built for trade, and they would carry a brigade very well.

¶What would it mean to treat the place as a hinge and not as a gap? It would mean cross-border hospitals, since the nearest one for Lazdijai is in Suwałki. It would mean teaching Polish in Lithuanian schools and the reverse. It would mean exercises in which fire brigades take part along with tanks.

¶Names do not stop armies. They do guide money and attention, and for a decade ours have guided both to the wrong question. We have asked how quickly the place could be lost. Let us ask for a while how well it can be lived in.

⟦b:Rasa Vaitkutė writes from Marijampolė. Her column appears in every issue.⟧⟦end⟧

⟦b:Vistula and Nemunas Quarterly is published with the support of the Fund for Borderland Culture.⟧
⟦b:Order a print subscription⟧
⟦b:Previous column: The lake with two names⟧
