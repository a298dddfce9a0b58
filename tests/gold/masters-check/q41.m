%% {"file": "q41-french.txt"}
⟦b:Accueil > International > Afrique⟧
⟦doc {"authors": ["Aïcha Benali"], "published": "2023-04-01", "publisher": null}⟧⟦t:Le Tchad face à l’afflux de réfugiés⟧
Par Aïcha Benali
Publié le 1er avril 2023 à 18h30
⟦b:Temps de lecture : 2 min⟧

¶Les camps de l’est du pays accueillent désormais deux fois plus de familles que prévu, et la saison des pluies approche.

¶Le gouvernement a demandé une réunion des bailleurs à N’Djamena. « Nous partageons l’eau, mais l’eau ne se multiplie pas », a dit le préfet.

¶Les agences des Nations unies estiment les besoins à 130 millions de dollars.⟦end⟧

⟦b:Partager⟧
⟦b:Lire aussi⟧
⟦b:Soudan : la route de l’exil⟧
