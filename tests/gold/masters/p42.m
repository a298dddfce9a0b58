%% {"file": "p42-two-wires.txt"}
⟦doc {"authors": [], "published": "2020-01-23", "publisher": null}⟧⟦t:Sudan, Egypt near accord on river station⟧

¶KHARTOUM, Jan 23, 2020 (Nile Wire) - Officials from Sudan and Egypt said on Thursday they were close to an agreement to share readings from a new gauge on the Blue Nile.

¶The station, built with Dutch help, has been idle since 2018 because neither side would accept the other's engineers.

¶A signing is expected next month.⟦end⟧

⟦doc {"authors": [], "published": "2020-01-24", "publisher": null}⟧⟦t:Ethiopia says reservoir filling to begin in July⟧

¶ADDIS ABABA, Jan 24, 2020 (Nile Wire) - Ethiopia will start filling the reservoir behind its new dam at the beginning of the rainy season, its water minister said on Friday.

¶He said that the first stage would hold back 4.9 billion cubic metres.

¶Downstream states have asked for a binding deal first.⟦end⟧
