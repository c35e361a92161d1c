"""SVG as the usual editors save it: whatever they note down for themselves, it is shown."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize

from massage_timer.pictures.palette import Theme, palette_for
from massage_timer.pictures.plain_picture import load_plain
from massage_timer.pictures.sprites import ScenePainter

INKSCAPE = """\
<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->

<svg
   width="254mm"
   height="158.75mm"
   viewBox="0 0 254 158.75"
   version="1.1"
   id="svg5"
   inkscape:version="1.2.2 (b0a8486541, 2022-12-01)"
   sodipodi:docname="calf.svg"
   inkscape:export-filename="C:\\pictures\\calf.png"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
   xmlns:xlink="http://www.w3.org/1999/xlink"
   xmlns="http://www.w3.org/2000/svg"
   xmlns:svg="http://www.w3.org/2000/svg"
   xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
   xmlns:cc="http://creativecommons.org/ns#"
   xmlns:dc="http://purl.org/dc/elements/1.1/">
  <title id="title1">Calf</title>
  <sodipodi:namedview
     id="namedview7"
     pagecolor="#ffffff"
     showgrid="false"
     inkscape:zoom="0.74"
     inkscape:current-layer="layer1" />
  <defs
     id="defs2">
    <inkscape:path-effect
       effect="spiro"
       id="path-effect1"
       only_selected="false"
       lpeversion="1" />
    <linearGradient
       inkscape:collect="always"
       id="linearGradient1">
      <stop style="stop-color:#c83737;stop-opacity:1;" offset="0" id="stop1" />
      <stop style="stop-color:#c83737;stop-opacity:1;" offset="1" id="stop2" />
    </linearGradient>
    <linearGradient
       inkscape:collect="always"
       xlink:href="#linearGradient1"
       id="linearGradient2"
       x1="0" y1="0" x2="254" y2="0"
       gradientUnits="userSpaceOnUse" />
    <rect x="10" y="10" width="200" height="40" id="rect9" />
  </defs>
  <metadata
     id="metadata5">
    <rdf:RDF>
      <cc:Work
         rdf:about="">
        <dc:format>image/svg+xml</dc:format>
        <dc:type
           rdf:resource="http://purl.org/dc/dcmitype/StillImage" />
      </cc:Work>
    </rdf:RDF>
  </metadata>
  <g
     inkscape:label="Layer 1"
     inkscape:groupmode="layer"
     id="layer1"
     transform="translate(0,0)">
    <path
       style="fill:url(#linearGradient2);stroke:#000000;stroke-width:0.264583px;-inkscape-stroke:none"
       d="M 0,0 H 254 V 158.75 H 0 Z"
       id="path1"
       sodipodi:nodetypes="ccccc" />
    <text
       xml:space="preserve"
       style="-inkscape-font-specification:'sans-serif';font-size:9px;shape-inside:url(#rect9)"
       id="text1"><tspan
         sodipodi:role="line"
         x="10"
         y="20">calf</tspan></text>
  </g>
</svg>
"""
ILLUSTRATOR = """\
<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 27.5.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.1" id="Layer_1" xmlns="http://www.w3.org/2000/svg"
\t xmlns:xlink="http://www.w3.org/1999/xlink" x="0px" y="0px" viewBox="0 0 960 600"
\t style="enable-background:new 0 0 960 600;" xml:space="preserve">
<style type="text/css">
\t.st0{clip-path:url(#SVGID_2_);}
\t.st1{fill:#C83737;}
\t.st2{fill:none;stroke:#1D1D1B;stroke-width:4;stroke-miterlimit:10;}
</style>
<g>
\t<defs>
\t\t<rect id="SVGID_1_" width="960" height="600"/>
\t</defs>
\t<clipPath id="SVGID_2_">
\t\t<use xlink:href="#SVGID_1_"  style="overflow:visible;"/>
\t</clipPath>
\t<g class="st0">
\t\t<path class="st1" d="M0,0h960v600H0V0z"/>
\t\t<polygon class="st2" points="10,10 200,30 90,80 "/>
\t</g>
</g>
</svg>
"""
FIGMA = """\
<svg width="960" height="600" viewBox="0 0 960 600" fill="none" xmlns="http://www.w3.org/2000/svg">
<g clip-path="url(#clip0_1_2)">
<rect width="960" height="600" fill="white"/>
<rect width="960" height="600" fill="#C83737"/>
<path fill-rule="evenodd" clip-rule="evenodd" d="M20 20H80V80H20V20Z" fill="url(#paint0_linear)"/>
</g>
<defs>
<linearGradient id="paint0_linear" x1="20" y1="20" x2="80" y2="80" gradientUnits="userSpaceOnUse">
<stop stop-color="#1D1D1B"/>
<stop offset="1" stop-color="#1D1D1B" stop-opacity="0"/>
</linearGradient>
<clipPath id="clip0_1_2">
<rect width="960" height="600" fill="white"/>
</clipPath>
</defs>
</svg>
"""
AFFINITY = """\
<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg width="100%" height="100%" viewBox="0 0 960 600" version="1.1" \
xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xml:space="preserve" \
xmlns:serif="http://www.serif.com/" style="fill-rule:evenodd;clip-rule:evenodd;\
stroke-linejoin:round;stroke-miterlimit:2;">
    <g id="Artboard1" serif:id="Artboard 1" transform="matrix(1,0,0,1,0,0)">
        <rect x="0" y="0" width="960" height="600" style="fill:rgb(200,55,55);"/>
        <g transform="matrix(0.5,0,0,0.5,20,20)">
            <path d="M0,0L100,0L100,100Z" style="fill:none;stroke:black;stroke-width:2px;"/>
        </g>
    </g>
</svg>
"""
LIBREOFFICE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.2" width="240mm" height="150mm" viewBox="0 0 24000 15000" \
preserveAspectRatio="xMidYMid" fill-rule="evenodd" stroke-width="28.222" stroke-linejoin="round" \
xmlns="http://www.w3.org/2000/svg" xmlns:ooo="http://xml.openoffice.org/svg/export" \
xmlns:xlink="http://www.w3.org/1999/xlink" \
xmlns:presentation="http://sun.com/xmlns/staroffice/presentation" \
xmlns:smil="http://www.w3.org/2001/SMIL20/" \
xmlns:anim="urn:oasis:names:tc:opendocument:xmlns:animation:1.0" \
xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xml:space="preserve">
 <defs class="ClipPathGroup">
  <clipPath id="presentation_clip_path" clipPathUnits="userSpaceOnUse">
   <rect x="0" y="0" width="24000" height="15000"/>
  </clipPath>
 </defs>
 <defs>
  <font id="EmbeddedFont_1" horiz-adv-x="2048">
   <font-face font-family="Liberation Sans embedded" units-per-em="2048"/>
   <missing-glyph horiz-adv-x="2048" d="M 0,0 L 2047,0 Z"/>
  </font>
 </defs>
 <defs class="TextShapeIndex">
  <g ooo:slide="id1" ooo:id-list="id3 id4"/>
 </defs>
 <g>
  <g id="id2" class="Master_Slide">
   <g id="bg-id2" class="Background"/>
   <g id="bo-id2" class="BackgroundObjects"/>
  </g>
 </g>
 <g class="SlideGroup">
  <g>
   <g id="container-id1">
    <g id="id1" class="Slide" clip-path="url(#presentation_clip_path)">
     <g class="Page">
      <g class="com.sun.star.drawing.CustomShape">
       <g id="id3">
        <rect class="BoundingBox" stroke="none" fill="none" width="24000" height="15000"/>
        <path fill="rgb(200,55,55)" stroke="none" d="M 0,0 L 24000,0 24000,15000 0,15000 Z"/>
        <text class="SVGTextShape"><tspan class="TextParagraph"><tspan class="TextPosition"
         x="900" y="1200"><tspan font-family="Liberation Sans, sans-serif" font-size="635px"
         font-weight="400" fill="rgb(0,0,0)" stroke="none">calf</tspan></tspan></tspan></text>
       </g>
      </g>
     </g>
    </g>
   </g>
  </g>
 </g>
</svg>
"""


@pytest.mark.parametrize("text", [INKSCAPE, ILLUSTRATOR, FIGMA, AFFINITY, LIBREOFFICE])
def test_what_an_editor_saves_is_shown(qapp: object, tmp_path: Path, text: str) -> None:
    file = tmp_path / "calf.svg"
    file.write_text(text, encoding="utf-8")
    scene = load_plain(file)
    assert scene.width / scene.height == pytest.approx(1.6)
    image = ScenePainter(scene, QSize(320, 200), palette_for(Theme.LIGHT)).image()
    assert image.pixelColor(250, 150).name() == "#c83737"
