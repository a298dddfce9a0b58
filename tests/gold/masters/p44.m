%% {"file": "p44-german.txt"}
⟦b:Startseite⟧
⟦b:Ausland⟧
⟦doc {"authors": ["Jonas Ahrens"], "published": "2022-03-16", "publisher": null}⟧⟦t:Moldau sucht neue Wege für sein Getreide⟧
Von Jonas Ahrens, Chișinău
16. März 2022, 14:20 Uhr
⟦b:Lesezeit: 3 Min.⟧

¶Seit der Hafen von Odessa geschlossen ist, stehen die Silos im Norden der Republik voll. Die Bahn soll helfen, doch ihre Gleise haben die falsche Spurweite.

¶Der Verkehrsminister hat mit seinem rumänischen Kollegen vereinbart, eine alte Verbindung nach Galați wieder zu öffnen. Bis zum Sommer sollen die ersten Züge fahren.

⟦h:Warten auf Waggons⟧

¶Es fehlen vor allem Waggons. „Wir haben vierzig, und wir brauchen vierhundert“, sagt der Leiter eines Silos in Bălți.

¶Brüssel hat zwölf Millionen Euro zugesagt.⟦end⟧

⟦b:Teilen⟧
⟦b:Drucken⟧
⟦b:Mehr zum Thema⟧
⟦b:Impressum⟧
⟦b:Datenschutz⟧
