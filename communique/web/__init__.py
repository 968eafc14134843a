"""The ledger in a browser. How to add a page stands in docs/web.md; each module here is a page or a resource.

- `site`: what all pages share: the ledger, the settings, what was worked out and is still true.
- `asked`: what an address may ask (query parameters), one class a sort of page, from the table `communique.asking`.
- `page`: a page is an address, a class of `asked`, a function that gives a dataclass, and a template.
- `render`, `plainly`: that dataclass as HTML, and as JSON at the same address with `.json` behind it.
- `app`: all of it put together; `serving`: a server on a port, or one page without a server.
"""
