"""The text of a PDF's pages by PDFium; run as a process of its own, so that what hurts it hurts nothing else."""

from __future__ import annotations

from communique.gather.guarded import serve

PAGES, CHARACTERS = 2_000, 5_000_000  # what is read of one document


def read_pages(content: bytes) -> list[str] | str:
    """The text of each page, or what is the matter with the document, as the end of a sentence."""
    import pypdfium2  # here, because only the process that reads pages has it

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        return "is locked with a password" if "assword" in str(error) else "is broken or cut off"
    pages: list[str] = []
    left = CHARACTERS
    try:
        for number in range(min(len(document), PAGES)):
            try:
                text = document[number].get_textpage().get_text_bounded()[:left]
            except pypdfium2.PdfiumError:
                continue
            left -= len(text)
            pages.append(text)
            if left <= 0:
                break
    finally:
        document.close()
    return pages


if __name__ == "__main__":
    serve(read_pages)
