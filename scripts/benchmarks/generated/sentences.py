"""The sentences that releases are made of; each slot in braces is filled from the case."""

from __future__ import annotations

TITLES = (
    "Operation {operation}: {arrests} arrested in {topic} case",
    "{Arrests} people arrested as {place} police break up {topic} ring",
    "{Seized} {good} seized in {place}",
    "Operation {operation} targets {topic} in {n_countries} countries",
    "{Suspect} charged with {offence}",
    "{Goods_1} and {goods_2} found {find}",
    "{place}: sentence in {topic} case",
    "Joint action against {topic}: {raids} searches, {arrests} arrests",
    "{publisher} warns of {goods_1}",
    "Director of {firm} accused of {offence}",
    "Network that {means} dismantled",
    "{place} and {country} step up fight against {topic}",
)

LEADS = (
    "{PLACE} – {Arrests} people have been arrested and {seized} {goods_1} seized in Operation"
    " {operation}, the {publisher} announced today.",
    "{PLACE} – Officers of the {publisher} searched {raids} premises on {ended} and arrested"
    " {arrests} people suspected of {offence}.",
    "{PLACE}, {date} – An operation against {topic} that involved {n_countries} countries has led"
    " to {arrests} arrests.",
    "{PLACE} – A {age}-year-old man named {suspect} was brought before the court in {town} on"
    " {ended}; he is accused of {offence}.",
    "{PLACE} – In one of the largest cases of its kind, investigators have uncovered a group that"
    " {means}.",
    "{PLACE} – {Seized} {goods_1} worth {amount} million euros will not reach the market: they"
    " were found {find}.",
)

SUMMARY = (
    "{Arrests} suspects arrested, {part} of them in {country}.",
    "{Raids} houses, offices and vehicles searched in {n_countries} countries.",
    "{Seized} {goods_1} and {some} {goods_2} seized.",
    "Assets worth {amount} million euros frozen.",
    "Investigation led by the {publisher} with the support of {expert}.",
    "Operation {operation} ran from {began} to {ended}.",
    "{Few} firms under investigation, among them {firm}.",
)

RESULTS = (
    "Operation {operation} ran from {began} to {ended}. It was coordinated by the {publisher}.",
    "{Countries} took part.",
    "In {country}, officers found {some} {good} {find}.",
    "In {town}, {country}, the police arrested {part} people and seized {some} {good}.",
    "A further {some} {good} were discovered {find}, together with {few} {good}.",
    "The value of the {goods_1} is put at {amount} million euros.",
    "{Part} of the {arrests} people arrested remain in custody; the others were released on"
    " conditions.",
    "Among those arrested is a {age}-year-old {job} from {town}.",
    "{Some} officers from {few} agencies were on duty that night.",
    "The searches began at {hour} and lasted until late in the evening.",
    "Dogs trained by {expert} led the officers to {some} {good}.",
    "Investigators also blocked {few} bank accounts and {some} web pages.",
    "The {ship}, flying the flag of {country}, was stopped {miles} nautical miles off {town}.",
    "Shots were fired in {town}; nobody was hurt.",
)

BACKGROUND = (
    "According to the investigation, the suspects {means}.",
    "They {means} and {means}, the prosecution says.",
    "The inquiry began in {month} {year}, when a customs officer in {town} noticed {some} {good} in"
    " a consignment of {firm}.",
    "It started with a report by {expert}.",
    "The group is believed to have earned {some_thousand} euros a month since {year}.",
    "{firm}, a company registered in {country}, paid for the transport.",
    "The leader of the group, known as “{nickname}”, {means}.",
    "Similar cases had been reported in {country} and {country} in {year}.",
    "An earlier operation, {other_operation}, ended in {year} with {few} convictions.",
    "The parcels were posted in {town} and addressed to {few} empty flats in {country}.",
    "Telephone data and the statements of {few} witnesses led to a {age}-year-old {job}.",
    "Experts of {expert} examined {some} {good}; none of them was genuine.",
    "Losses are estimated at {amount} million euros.",
)

COURT = (
    "{Suspect} was sentenced to {years} years in prison for {offence}.",
    "Judge {surname} ordered the confiscation of {some} {good}.",
    "The maximum penalty for {offence} is {years} years.",
    "The trial is to open on {later} before the Regional Court of {town}.",
    "{Suspect} pleaded guilty to {few} counts.",
    "Charges against a {age}-year-old {job} were dropped.",
    "The defence has until {later} to appeal.",
    "An indictment is an allegation; all defendants are presumed innocent until proven guilty.",
    "Case number {year}/{case_number}, before Judge {surname}.",
    "Two more suspects, one of them a {job}, are still being sought.",
)

QUOTES = (
    "“{saying},” said {chief}, head of the {publisher}.",
    "“{saying}. {saying},” said {officer}, who led the investigation.",
    "“{saying},” {officer} said in {town}.",
    "{chief}, head of the {publisher}, thanked the partners: “{saying}.”",
    "“{saying},” a spokesperson of {expert} added. “{saying}.”",
)

SAYINGS = (
    "Those who {means} must know that borders do not protect them",
    "Without the work of {expert} we would still be looking for the first clue",
    "Behind every one of these {good} stands somebody who was harmed",
    "We will follow the money, wherever it goes",
    "This was patient work by officers in {n_countries} countries",
    "Nobody should buy {good} from people they have never met",
    "It is the largest seizure of {good} that I have seen in {years} years",
    "The trail led from {town} to {country} and back",
    "Every tip from the public helps",
    "They thought that nobody would look {find}",
    "We owe this to the victims",
    "For people in {town} this means that they can sleep soundly again",
    "The figures speak for themselves, but {topic} has not gone away",
    "{country} gave us its full support from the first day",
)

ADVICE = (
    "Anyone who has information is asked to call {phone}.",
    "The {publisher} advises consumers to check {good} before they pay.",
    "Photographs of the {good} are available on request.",
    "Owners of stolen property can report to the office in {town} until {later}.",
    "A second phase of Operation {operation} is planned for {month}.",
    "The next meeting of the partner agencies takes place in {town} on {later}.",
    "Questions from the media are answered by {officer}, telephone {phone}.",
)

JOBS = (
    "accountant", "mechanic", "teacher", "lorry driver", "pharmacist", "student", "dentist",
    "farmer", "waiter", "broker", "programmer", "plumber", "nurse", "skipper", "jeweller",
    "caretaker", "estate agent", "customs clerk", "butcher", "electrician", "former police officer",
    "travel agent", "baker", "photographer", "bookseller", "lawyer", "gardener", "hairdresser",
)  # fmt: skip
NICKNAMES = (
    "the Uncle", "the Professor", "Number Nine", "the Captain", "Snow", "the Accountant", "Grandma",
    "the Baker", "Zero", "the Swede", "Doc", "the Ghost", "Lefty", "the Notary", "Fox",
)  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
