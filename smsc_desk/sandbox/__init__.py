"""The provider's contacts API on this computer: for the demo account, for tests, and for `smsc-desk serve`.

    command ──▶ server ──▶ rules ──▶ contacts · groups · blacklist ──▶ schema: one SQLite file
       demo ──▶   │           └────▶ call, addresses    a request's parameters and how they are read
         │        ├──▶ requests      bytes to parameters, in the request's charset
         │        ├──▶ limits        what the provider refuses by counting
         │        ├──▶ arrivals      the log: what the server saw
         ▼        └──▶ formats       answers to text in the four formats
       sample, names                 the people of the demo book

It imports nothing of the rest of the program, so that a misreading of the provider's documentation cannot cancel
itself out between the two sides. Facts bear their source: [doc] the provider's pages, [seen] recorded live answers,
[clients] independent clients agree, [assumed] nobody documents it; each of the last is a switch in `options`.
"""
