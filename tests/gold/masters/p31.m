%% {"file": "p31-select-all-news.txt"}
⟦b:Skip to content⟧
⟦b:Accessibility links⟧
⟦b:Home⟧
⟦b:News⟧
⟦b:Sport⟧
⟦b:Weather⟧
⟦b:World⟧
⟦b:Africa⟧
⟦doc {"authors": ["Lindiwe Mokoena"], "published": "2023-06-14", "publisher": null}⟧⟦t:Zambezi dam talks resume after two-year pause⟧
14 June 2023
⟦b:Share⟧
⟦b:Save⟧
By Lindiwe Mokoena
Lusaka
⟦b:Getty Images The reservoir is at its lowest level in a decade⟧

¶Engineers from Zambia and Zimbabwe met in Livingstone this week to revive plans for a hydropower dam that both governments say they can no longer postpone.

¶The Batoka Gorge project has been discussed since the 1970s. It would generate 2,400 megawatts, to be shared equally, but no lender has yet committed to the bill.

⟦h:Falling water⟧

¶Output at Kariba, upstream, fell to a quarter of its capacity last December after poor rains, leaving households without power for up to 20 hours a day.

¶"We cannot run an economy on four hours of electricity," said one Zambian official who attended the talks.

⟦b:More on this story⟧
⟦b:Kariba: what went wrong?⟧
⟦b:Why southern Africa is going dark⟧

⟦h:Who pays⟧

¶A Chinese and American consortium was chosen in 2019, but Zambia withdrew from the contract four years later and wants to tender the work again.

¶The two sides said they would meet again in September.⟦end⟧

⟦b:Related topics⟧
⟦b:Zambia⟧
⟦b:Zimbabwe⟧
⟦b:Around the site⟧
⟦b:Top stories⟧
⟦b:Cabinet reshuffled in Harare⟧
⟦b:5 hours ago⟧
⟦b:Copper price nears record⟧
⟦b:2 hours ago⟧
⟦b:Terms of Use⟧
⟦b:Privacy Policy⟧
⟦b:Contact us⟧
