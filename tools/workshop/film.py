"""TEMPORARY: frames of a scene file until the program's own painter reads format 2."""
import json, math
from PySide6.QtCore import QRectF, Qt, QPointF
from PySide6.QtGui import QImage, QPainter, QTransform, QColor
from massage_timer.pictures.scene_file import parse_path
from massage_timer.pictures.scene import Shape, Group, Scene
from massage_timer.pictures.groups import paint_group, _paint_shapes
from massage_timer.pictures.arrow import arrow_line, arrow_path
from massage_timer.pictures.palette import palette_for, Theme, SkinTone
from massage_timer.pictures import palette as pal
EXTRA={"theme.nopress":{"light":"#A3321C","dark":"#A3321C"},"skin.nopress":{"light":"#A3321C","dark":"#A3321C"},"theme.heart":{"light":"#A3321C","dark":"#FF9D86"}}
def load(file):
    return json.loads(open(file).read())
def val(keys,t):
    base=dict(x=0,y=0,rot=0,scale=1,op=1,shadow=1,shown=1,along=0)
    a=keys[0]; b=keys[-1]
    for k0,k1 in zip(keys,keys[1:]):
        if k0["t"]<=t<=k1["t"]: a,b=k0,k1; break
    A={**base,**{k:v for k,v in a.items() if k in base}}; B={**base,**{k:v for k,v in b.items() if k in base}}
    s=(t-a["t"])/max(b["t"]-a["t"],1e-6); s=min(max(s,0),1)
    if b.get("smooth"): s=.5-.5*math.cos(math.pi*s)
    return {k:A[k]*(1-s)+B[k]*s for k in base}
def way_at(way,al):
    f=al*(len(way)-1); i=min(int(f),len(way)-2); f-=i
    return [way[i][k]*(1-f)+way[i+1][k]*f for k in range(3)]
def pose_op(line,t,name):
    for (t0,a),(t1,b) in zip(line,line[1:]):
        if t0<=t<=t1:
            if a==b: return 1. if name==a else 0.
            s=(t-t0)/max(t1-t0,1e-6)
            if name==b: return min(1,2*s)
            if name==a: return min(1,2*(1-s))
            return 0.
    return 0.
def frame(doc,t,width=640,theme="light",skin="light",giver=None,mirror=False,arrows=True,hidden=()):
    th=Theme(theme); P=palette_for(th,SkinTone(skin),SkinTone(giver) if giver else None)
    cols=dict(P.colours); cols.update({k:v.get(theme,v["dark"]) for k,v in EXTRA.items() if k not in cols})
    P=pal.Palette(P.theme,P.recipient,P.giver,cols,P.strengths)
    W,H=doc["viewBox"][2:]; s=width/W
    im=QImage(width,round(H*s),QImage.Format.Format_RGB32); im.fill(P.ground)
    p=QPainter(im); p.setRenderHint(QPainter.RenderHint.Antialiasing)
    if mirror: p.translate(width,0); p.scale(-1,1)
    p.scale(s,s); base=p.transform()
    cache=doc.setdefault("_cache",{})
    tracks=doc.get("tracks",{}); poses=doc.get("poses",{}); follow=doc.get("follow",{})
    limb=None
    for g in doc["groups"]:
        gid=g["id"]
        if gid in hidden: continue
        if gid not in cache:
            cache[gid]=tuple(Shape(path=parse_path(doc["paths"][i["d"]],i.get("eo",False)),fill=i.get("fill"),fill_opacity=tuple(i["fo"]) if isinstance(i.get("fo"),list) else i.get("fo",1),stroke=i.get("stroke"),stroke_width=i.get("sw",1),stroke_opacity=tuple(i["so"]) if isinstance(i.get("so"),list) else i.get("so",1),dash=tuple(i.get("dash",()))) for i in g.get("shapes",[]))
        shapes=cache[gid]
        stem=gid
        for e in ("-back","-shadow","-xray","-rim"): stem=stem.removesuffix(e) if stem!="limb-rim" else "limb"
        name,_,pose=stem.partition(":")
        tr=follow.get(gid,name)
        op=1.
        if pose and name in poses: op*=pose_op(poses[name],t,pose)
        elif pose: op*= 1. if pose=="rest" else 0.
        if gid.startswith("arrow"):
            if not arrows: continue
            k=val(tracks[gid],t) if gid in tracks else dict(op=1,shown=1)
            if k["op"]<=0.01: continue
            line=arrow_line([tuple(a) for a in doc["arrows"][gid]])
            p.setOpacity(k["op"])
            for sh in shapes: p.fillPath(arrow_path(line,k["shown"],grow=sh.stroke_width/2),P.colour(sh.stroke))
            p.setOpacity(1); continue
        T=QTransform(); k=None
        if tr in tracks:
            k=val(tracks[tr],t); x,y,r=k["x"],k["y"],k["rot"]
            if tr in doc.get("ways",{}):
                wx,wy,wr=way_at(doc["ways"][tr],k["along"]); x+=wx;y+=wy;r+=wr
            px,py=doc.get("pivots",{}).get(tr,(0,0))
            T.translate(x+px,y+py); T.rotate(r); T.scale(k["scale"],k["scale"]); T.translate(-px,-py)
            op*= k["shadow"] if gid.endswith("-shadow") else k["op"]
        if gid.startswith("zone-") and gid.removesuffix("-halo") in tracks: op*=val(tracks[gid.removesuffix("-halo")],t)["op"]
        if op<=0.01: continue
        G=Group(gid,shapes,tuple(tuple(e) for e in g["fade"]) if "fade" in g else None)
        S=Scene(name="",width=W,height=H,groups=())
        if name=="limb" and not gid.endswith("rim") and shapes: limb=shapes[0].path if limb is None else limb
        p.save()
        if gid.endswith("-shadow") and limb is not None: p.setClipPath(limb)
        p.setTransform(T,True)
        if op<0.99:
            layer=QImage(im.size(),QImage.Format.Format_ARGB32_Premultiplied); layer.fill(0)
            q=QPainter(layer); q.setRenderHint(QPainter.RenderHint.Antialiasing); q.setTransform(p.transform())
            paint_group(q,G,S,P); q.end(); p.resetTransform(); p.setOpacity(op); p.drawImage(0,0,layer)
        else: paint_group(p,G,S,P)
        p.restore()
    p.end(); return im
def sheet(file,out,times=8,width=480,sides=(False,True),themes=("light","dark")):
    doc=load(file); rows=[]
    n=doc.get("strokes",1)
    for th in themes:
        for m in sides:
            rows.append([frame(doc,(i/times)%1,width,th,mirror=m) for i in range(times)])
    h=rows[0][0].height(); cols=4
    per=-(-times//cols)
    S=QImage(cols*(width+6),len(rows)*per*(h+6),QImage.Format.Format_RGB32); S.fill(QColor("#777"))
    p=QPainter(S)
    for j,r in enumerate(rows):
        for i,im in enumerate(r): p.drawImage((i%cols)*(width+6),(j*per+i//cols)*(h+6),im)
    p.end(); S.save(str(out))
