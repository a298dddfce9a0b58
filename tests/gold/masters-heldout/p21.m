%% {"file": "p21-gulf-digest.txt"}
⟦b:Skip to main content⟧
⟦b:Khor Brief - a weekly from the Inner Gulf Centre⟧
⟦b:Latest · Countries · Podcast · Donate⟧

⟦doc {"authors": ["Salem Bin Haddad"], "published": "2023-03-15", "publisher": "Inner Gulf Centre"}⟧⟦t:Riyadh and Tehran Shake Hands, Aden Holds Its Breath⟧
Salem Bin Haddad | March 15, 2023

¶Saudi Arabia and Iran have agreed to reopen embassies after seven years. The announcement was made in Beijing and took most of the region’s diplomats by surprise, including several who had sat in earlier rounds of the talks in Baghdad and Muscat.

⟦h:The context⟧: ¶Relations were cut in January 2016 after a crowd stormed the Saudi embassy in Tehran. Since then the two states have fought by proxy in Yemen and by newspaper everywhere. Five rounds of talks in Iraq produced a draft, and China supplied the table.

⟦h:Why it matters⟧: ¶Yemen is the first place in which the agreement can be tested. A truce there lapsed in October, yet neither side has resumed large attacks. If Iran advises its partners in Sanaa to extend the truce, the price of advice will become visible.

¶The internationally recognised government in Aden was not consulted. Its officials fear a bargain between Riyadh and the Houthis in which they would figure as an appendix, and they have said so with unusual frankness.

⟦h:Look ahead⟧: ¶Embassies are to open within two months. Watch whether the date is kept, and watch for a Saudi delegation in Sanaa during Ramadan.⟦end⟧

⟦b:[Photo: the port of Aden, 2021. Credit - S. Bin Haddad]⟧

⟦b:READ NEXT⟧
⟦b:> Oman’s long patience⟧
⟦b:> The banker of Sanaa⟧

***

⟦doc {"authors": ["Layla Obeidan"], "published": "2023-03-14", "publisher": "Inner Gulf Centre", "title": null}⟧Layla Obeidan | March 14, 2023

¶Iraq’s cabinet has sent a three-year budget to parliament, the first of its kind. It assumes an oil price of 70 dollars and a deficit of nearly 50 billion. It also assumes that the quarrel with Erbil over who may sell oil is over.

⟦h:The context⟧: ¶Parliament failed to pass any budget in 2022. An emergency law let ministries spend on food and energy, and the rest of the state lived on instalments. High prices filled the reserves meanwhile, so that the new government finds itself rich and late.

⟦h:Why it matters⟧: ¶Public employment will grow by more than half a million. Nobody in Baghdad disputes that the wage bill is too large. But the coalition was formed by parties that find work for their voters, and a budget of three years lets them do so without returning to parliament before the provincial elections.

¶For the Kurdistan region the budget offers 12.6 per cent of spending in return for 400,000 barrels a day. Similar formulas were agreed in 2014, 2018 and 2019. Each of them lasted for about as long as the first payment.

⟦h:Look ahead⟧: ¶A ruling by arbitrators in Paris on exports through Turkey is expected within weeks. It could settle the quarrel or stop the pipeline, and quite possibly both.

⟦b:Layla Obeidan is the Centre’s Iraq analyst.⟧⟦end⟧

⟦b:READ NEXT⟧
⟦b:> Basra’s second river⟧

***

⟦doc {"authors": [], "published": "2023-03-13", "publisher": "Inner Gulf Centre"}⟧⟦t:Kuwait: another assembly, another annulment?⟧
March 13, 2023

¶Kuwait’s constitutional court will rule on Sunday on a challenge to last September’s election. Lawyers argue that the dissolution which preceded it was void. If the court agrees, the assembly elected in 2020 would return, and the present one would never have existed.

⟦h:The context⟧: ¶Court and palace have dissolved or annulled eight assemblies since 2006. Voters have answered by electing larger oppositions. The last campaign was fought under the slogan of a new era, and its majority began by asking the state to buy up consumer loans.

⟦h:Why it matters⟧: ¶No law on public debt has passed since 2017, so the government can neither borrow nor, without a quarrel, draw on its vast reserves. Every annulment costs a year.

⟦h:Look ahead⟧: ¶Whatever the ruling, a fresh election before the summer is likely.⟦end⟧

⟦b:Sign up to receive Khor Brief every Wednesday⟧
⟦b:© Inner Gulf Centre 2023 | Terms of use | Contact⟧
