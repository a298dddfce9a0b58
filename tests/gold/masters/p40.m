%% {"file": "p40-front-matter.md"}
---
title: "⟦doc {"authors": ["Julian Okafor"], "published": "2024-01-18", "publisher": "Resource Review"}⟧⟦t:Rare earths, common problems⟧"
author: Julian Okafor
date: 2024-01-18
publisher: Resource Review
tags: [minerals, trade]
---

¶Malawi has signed three mining leases in a year, and not one of them yet has a road.

⟦h:The deposit⟧
-----------

¶Geologists have known about the hill at Kangankunde since before the First World War. What changed is the price of neodymium.

¶The leaseholder expects to ship concentrate *without* refining it, which keeps costs down and jobs away.

⟦h:The export ban⟧
--------------

¶A ban on raw exports was announced in October and amended twice before Christmas:

¶* concentrate above a set grade is exempt;
¶* companies with a signed lease have two years' grace.

¶Neither clause says who will measure the grade.⟦end⟧
